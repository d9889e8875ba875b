package frontdesk.engine.booking;

import frontdesk.config.catalogue.ClinicReminders;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When patients are to be reminded of their appointments. Pure.
 *
 * @param before how long before the appointment, the longest first; empty for no reminders
 * @param quietFrom in the evening, the clinic's time: nothing is due from then
 * @param quietUntil in the morning, the clinic's time; earlier in the day than the evening's
 * @param least nobody is reminded later than this before the appointment
 * @param followUpLate how late a follow-up may be brought to mind; then it is dropped
 * @param atOnce how many are written together
 * @param lookEvery how often is looked for what is due
 */
public record ReminderTimes(
    List<Duration> before,
    LocalTime quietFrom,
    LocalTime quietUntil,
    Duration least,
    Duration followUpLate,
    int atOnce,
    Duration lookEvery) {
  public ReminderTimes {
    before = List.copyOf(before);
  }

  /** A day and two hours before, from eight to nine in the evening, looked for each minute. */
  public static ReminderTimes defaults() {
    return new ReminderTimes(
        List.of(Duration.ofHours(24), Duration.ofHours(2)),
        LocalTime.of(21, 0),
        LocalTime.of(8, 0),
        Duration.ofMinutes(30),
        Duration.ofDays(14),
        100,
        Duration.ofMinutes(1));
  }

  /**
   * When a reminder of an appointment is due: so long before it in elapsed time; in the night, in
   * the morning after, or where that is too late in the evening before.
   */
  Instant due(Instant start, Duration before, ZoneId zone) {
    Instant due = start.minus(before);
    LocalDateTime local = LocalDateTime.ofInstant(due, zone);
    LocalTime time = local.toLocalTime();
    boolean late = !time.isBefore(quietFrom);
    if (!late && !time.isBefore(quietUntil)) {
      return due;
    }
    LocalDate morning = late ? local.toLocalDate().plusDays(1) : local.toLocalDate();
    Instant awake = morning.atTime(quietUntil).atZone(zone).toInstant();
    return awake.isAfter(start.minus(least))
        ? morning.minusDays(1).atTime(quietFrom).atZone(zone).toInstant()
        : awake;
  }

  /** These, but where a clinic has its own. */
  ReminderTimes of(ClinicReminders own) {
    return new ReminderTimes(
        own.before().orElse(before),
        own.quiet().map(ClinicReminders.Quiet::from).orElse(quietFrom),
        own.quiet().map(ClinicReminders.Quiet::until).orElse(quietUntil),
        least,
        followUpLate,
        atOnce,
        lookEvery);
  }

  /** When something is due that is bound to no appointment: in the night, in the morning after. */
  Instant awake(Instant due, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(due, zone);
    boolean late = !local.toLocalTime().isBefore(quietFrom);
    if (!late && !local.toLocalTime().isBefore(quietUntil)) {
      return due;
    }
    LocalDate morning = late ? local.toLocalDate().plusDays(1) : local.toLocalDate();
    return morning.atTime(quietUntil).atZone(zone).toInstant();
  }

  /** The furthest from now that an appointment can be of which a reminder may be due. */
  Duration horizon() {
    return before.stream()
        .max(Duration::compareTo)
        .map(longest -> longest.plusDays(1))
        .orElse(Duration.ZERO);
  }
}
