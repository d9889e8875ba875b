package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a hold: a slot kept for a caller until it is confirmed, released or expired. */
public record HoldId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public HoldId {
    Ids.requireToken(value, 128);
  }

  @Override
  public String toString() {
    return value;
  }
}
