package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a promised callback. */
public record CallbackId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CallbackId {
    Ids.requireToken(value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
