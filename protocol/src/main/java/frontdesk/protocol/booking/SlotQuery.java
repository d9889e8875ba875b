package frontdesk.protocol.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A wish for a time, in the clinic's zone.
 *
 * @param practitioner empty for any: preferred, else earliest, else least busy
 * @param preferred whom to prefer among any
 * @param date the wished day, or the first of the wished days; empty for the first that have room
 * @param earliest the earliest start wished on a day
 * @param latest the latest start wished on a day
 * @param exact the start wished exactly; then alternatives are the nearest before and after it
 * @param limit how many slots are wanted at most
 * @param replaces an appointment that is to move: what it occupies counts as free
 * @param until the last of the wished days, where any of several would do
 */
public record SlotQuery(
    ServiceId service,
    Optional<PractitionerId> practitioner,
    Optional<PractitionerId> preferred,
    Optional<LocalDate> date,
    Optional<LocalTime> earliest,
    Optional<LocalTime> latest,
    Optional<LocalTime> exact,
    int limit,
    Optional<AppointmentId> replaces,
    Optional<LocalDate> until) {
  @JsonCreator
  public SlotQuery {}

  /** A wish for a new appointment. */
  public SlotQuery(
      ServiceId service,
      Optional<PractitionerId> practitioner,
      Optional<PractitionerId> preferred,
      Optional<LocalDate> date,
      Optional<LocalTime> earliest,
      Optional<LocalTime> latest,
      Optional<LocalTime> exact,
      int limit) {
    this(
        service,
        practitioner,
        preferred,
        date,
        earliest,
        latest,
        exact,
        limit,
        Optional.empty(),
        Optional.empty());
  }

  /** The same wish, for an appointment that is to move. */
  public SlotQuery replacing(AppointmentId appointment) {
    return new SlotQuery(
        service,
        practitioner,
        preferred,
        date,
        earliest,
        latest,
        exact,
        limit,
        Optional.of(appointment),
        until);
  }
}
