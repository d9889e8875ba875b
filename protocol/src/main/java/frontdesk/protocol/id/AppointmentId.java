package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names an appointment in a clinic's ledger. */
public record AppointmentId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AppointmentId {
    Ids.requireToken(value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
