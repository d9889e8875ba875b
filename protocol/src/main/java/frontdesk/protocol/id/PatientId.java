package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a patient of a clinic; random, never derived from who the patient is. */
public record PatientId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PatientId {
    Ids.requireToken(value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
