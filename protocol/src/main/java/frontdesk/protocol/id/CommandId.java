package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The idempotency key of one mutating command. */
public record CommandId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CommandId {
    Ids.requireToken(value, 160);
  }

  @Override
  public String toString() {
    return value;
  }
}
