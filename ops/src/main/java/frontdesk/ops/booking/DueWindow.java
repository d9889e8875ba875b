package frontdesk.ops.booking;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which of the things that are due are asked for.
 *
 * @param from the first instant; empty: from the beginning
 * @param until the first instant that is too late; empty: without end
 */
record DueWindow(Optional<Instant> from, Optional<Instant> until) {
  /** A window, or why there is none. */
  record Read(DueWindow window, String problem) {}

  private static final DueWindow ALL = new DueWindow(Optional.empty(), Optional.empty());

  /**
   * Reads the options; empty texts were not given.
   *
   * @param from an instant, or a day: its beginning, in UTC
   * @param until the same; of a day its end
   * @param within how long ago at most, as an ISO-8601 duration
   */
  static Read of(String from, String until, String within, Instant now) {
    if (!within.isEmpty() && !(from.isEmpty() && until.isEmpty())) {
      return refused("--within goes without --from and --until: give one or the other");
    }
    try {
      if (!within.isEmpty()) {
        Duration ago = Duration.parse(within);
        return ago.isNegative() || ago.isZero()
            ? refused("--within is " + within + ", and must be longer than nothing, such as PT48H")
            : new Read(new DueWindow(Optional.of(now.minus(ago)), Optional.of(now)), "");
      }
    } catch (DateTimeException | ArithmeticException notOne) {
      return refused("--within is " + within + ", and not an ISO-8601 duration such as PT48H");
    }
    Optional<Instant> first = from.isEmpty() ? Optional.empty() : instant(from, 0);
    Optional<Instant> last = until.isEmpty() ? Optional.empty() : instant(until, 1);
    if (!from.isEmpty() && first.isEmpty()) {
      return refused(noMoment("--from", from));
    } else if (!until.isEmpty() && last.isEmpty()) {
      return refused(noMoment("--until", until));
    } else if (first.flatMap(one -> last.filter(one::isAfter)).isPresent()) {
      return refused("--from is " + from + ", and after --until, " + until);
    }
    return new Read(new DueWindow(first, last), "");
  }

  private static Read refused(String problem) {
    return new Read(ALL, problem);
  }

  private static String noMoment(String option, String given) {
    return option
        + " is "
        + given
        + ", and neither a day such as 2027-03-01 nor an instant such as 2027-03-01T08:00:00Z";
  }

  private static Optional<Instant> instant(String text, int daysLater) {
    try {
      return Optional.of(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  boolean contains(Instant due) {
    return from.filter(due::isBefore).isEmpty()
        && until.filter(end -> !due.isBefore(end)).isEmpty();
  }
}
