package frontdesk.config.catalogue;

import java.time.LocalDate;

/**
 * Days in a row, such as somebody's leave.
 *
 * @param from the first day
 * @param to the last day; the same or a later one
 */
public record DateRange(LocalDate from, LocalDate to) {
  /** Whether that day is one of them. */
  public boolean contains(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }
}
