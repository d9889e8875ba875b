package frontdesk.protocol.patient;

import frontdesk.protocol.id.PractitionerId;
import java.time.DayOfWeek;
import java.util.Optional;

/**
 * What a patient mostly chose so far, learned from appointments that are over. A hint for the first
 * offer, never a limit: it is to be said as what was usual.
 *
 * @param practitioner who mostly treated them
 * @param part when in the day they mostly came
 * @param weekday on which day they mostly came
 */
public record UsualChoice(
    Optional<PractitionerId> practitioner, Optional<PartOfDay> part, Optional<DayOfWeek> weekday) {
  /** Nothing is usual. */
  public static final UsualChoice NONE =
      new UsualChoice(Optional.empty(), Optional.empty(), Optional.empty());

  /** When in the day: before noon, before five, or later, by the clinic's clock. */
  public enum PartOfDay {
    MORNING,
    AFTERNOON,
    EVENING
  }
}
