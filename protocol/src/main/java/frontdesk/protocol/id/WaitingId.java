package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a patient's place on a clinic's waiting list. */
public record WaitingId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WaitingId {
    Ids.requireToken(value, 128);
  }

  @Override
  public String toString() {
    return value;
  }
}
