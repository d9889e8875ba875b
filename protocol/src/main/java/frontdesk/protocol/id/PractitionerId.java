package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a practitioner in a clinic's catalogue. */
public record PractitionerId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PractitionerId {
    Ids.requireToken(value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
