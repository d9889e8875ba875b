package frontdesk.config.catalogue;

import java.time.DayOfWeek;
import java.time.LocalTime;
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

  /** The periods of this day, in order; empty when closed. */
  public List<Period> on(DayOfWeek day) {
    return periods.getOrDefault(day, List.of());
  }
}
