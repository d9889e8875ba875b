package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** SHA-256 in lower-case hex of a content stored once: catalogue, texts, grammars or limits. */
public record ContentHash(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ContentHash {
    Ids.requireToken(value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
