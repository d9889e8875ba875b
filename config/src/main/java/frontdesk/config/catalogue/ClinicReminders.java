package frontdesk.config.catalogue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * When one clinic's patients are reminded of their appointments, as far as it is not as everywhere.
 *
 * @param before how long before the appointment, the longest first; none for no reminders
 * @param quiet when nothing is due
 */
public record ClinicReminders(Optional<List<Duration>> before, Optional<Quiet> quiet) {
  /** Everything is as the node's settings say. */
  public static final ClinicReminders AS_EVERYWHERE =
      new ClinicReminders(Optional.empty(), Optional.empty());

  /**
   * The quiet hours, the clinic's time.
   *
   * @param from in the evening
   * @param until in the morning, earlier in the day than the evening's
   */
  public record Quiet(LocalTime from, LocalTime until) {}

  public ClinicReminders {
    before = before.map(List::copyOf);
  }
}
