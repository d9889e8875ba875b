package frontdesk.engine.speech.language;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days that were spoken of before a sentence.
 *
 * @param wished the day that is wished now: a weekday named alone is one of its week
 * @param booked the day that was booked last, or is wished in the same breath: "the week after" is
 *     counted from it
 * @param beside whether it is one of several wishes of a sentence
 */
public record DaysSpokenOf(Optional<LocalDate> wished, Optional<LocalDate> booked, boolean beside) {
  /** The day that is wished now, and the one that was booked last. */
  public static DaysSpokenOf of(Optional<LocalDate> wished, Optional<LocalDate> booked) {
    return new DaysSpokenOf(wished, booked, false);
  }

  /** A day that is wished, and none that was booked. */
  public static DaysSpokenOf wished(Optional<LocalDate> day) {
    return new DaysSpokenOf(day, Optional.empty(), false);
  }

  /** The last of them. */
  Optional<LocalDate> last() {
    return beside ? booked.or(() -> wished) : wished.or(() -> booked);
  }

  /** As a wish sees them that stands beside another one. */
  DaysSpokenOf beside(Optional<LocalDate> day) {
    return new DaysSpokenOf(wished, day.or(() -> booked), true);
  }
}
