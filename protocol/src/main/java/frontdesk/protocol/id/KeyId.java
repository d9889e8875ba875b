package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a data key in the key store. */
public record KeyId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public KeyId {
    Ids.requireToken(value, 96);
  }

  @Override
  public String toString() {
    return value;
  }
}
