package frontdesk.config.catalogue;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Hours of a week: for each day its periods in order, none overlapping; a day without periods is
 * closed.
 */
public record WeeklyHours(Map<DayOfWeek, List<Period>> periods) {
  /** From a time up to, and not including, another of the same day. */
  public record Period(LocalTime from, LocalTime to) {
    /** Whether a stretch from one time to another lies within this period. */
    public boolean covers(LocalTime start, LocalTime end) {
      return !start.isBefore(from) && !end.isAfter(to) && start.isBefore(end);
    }
  }

  /** What is left of these periods without the others; both of one day and in order. */
  public static List<Period> without(List<Period> periods, List<Period> others) {
    List<Period> left = periods;
    for (Period other : others) {
      List<Period> next = new ArrayList<>();
      for (Period period : left) {
        LocalTime end = other.from().isBefore(period.to()) ? other.from() : period.to();
        LocalTime start = other.to().isAfter(period.from()) ? other.to() : period.from();
        if (period.from().isBefore(end)) {
          next.add(new Period(period.from(), end));
        }
        if (start.isBefore(period.to())) {
          next.add(new Period(start, period.to()));
        }
      }
      left = next;
    }
    return List.copyOf(left);
  }

  /** The periods of this day, in order; empty when closed. */
  public List<Period> on(DayOfWeek day) {
    return periods.getOrDefault(day, List.of());
  }
}
