package frontdesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names appointments that recur; it is the id of the first of them. */
public record SeriesId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SeriesId {
    Ids.requireToken(value, 128);
  }

  /** The series that an appointment is the first of. */
  public static SeriesId of(AppointmentId first) {
    return new SeriesId(first.value());
  }

  @Override
  public String toString() {
    return value;
  }
}
