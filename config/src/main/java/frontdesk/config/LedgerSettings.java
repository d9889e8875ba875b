package frontdesk.config;

import frontdesk.config.check.Section;
import frontdesk.config.check.Spans;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/**
 * The bounds of a clinic's ledger.
 *
 * @param holdDuration the longest that a hold keeps a slot
 * @param idempotencyRetention how long answers are repeated, and keys accepted
 * @param maxHoldsPerCall live holds of one call
 * @param maxStoredAnswers answers kept; beyond it the oldest keys expire early
 * @param maxAppointments appointments remembered; beyond it the oldest that are over are forgotten
 * @param maxSlotsPerAnswer slots that one search names
 * @param maxPendingWrites mutations that may wait for their write; more are refused
 * @param snapshotEvery events between snapshots
 * @param perCaller how much one caller may have in a day
 * @param waiting the waiting list
 * @param reminders when patients are to be reminded
 * @param series appointments that recur
 */
public record LedgerSettings(
    Duration holdDuration,
    Duration idempotencyRetention,
    int maxHoldsPerCall,
    int maxStoredAnswers,
    int maxAppointments,
    int maxSlotsPerAnswer,
    int maxPendingWrites,
    int snapshotEvery,
    PerCaller perCaller,
    Waiting waiting,
    Reminders reminders,
    Series series) {
  /**
   * The waiting list of a clinic.
   *
   * @param most patients who wait at a time
   * @param perPatient wishes that one of them has there
   * @param offerFor how long a slot that became free is kept for the first who wants it
   * @param offers how many offers somebody may let pass; then they wait no longer
   */
  public record Waiting(int most, int perPatient, Duration offerFor, int offers) {
    static Waiting read(Section section) {
      Waiting waiting =
          new Waiting(
              section.number("most", 0, 10_000),
              section.number("per-patient", 1, 100),
              section.duration("offer-for", Duration.ofMinutes(1), Duration.ofDays(7)),
              section.number("offers", 1, 20));
      section.finish();
      return waiting;
    }
  }

  /**
   * When patients are to be reminded of their appointments.
   *
   * @param before how long before the appointment, the longest first
   * @param quietFrom in the evening, the clinic's time: nothing is due from then
   * @param quietUntil in the morning, the clinic's time
   * @param least nobody is reminded later than this before the appointment
   * @param followUpLate how late a follow-up may be brought to mind; then it is dropped
   * @param atOnce reminders written together
   * @param lookEvery how often is looked for what is due
   */
  public record Reminders(
      List<Duration> before,
      LocalTime quietFrom,
      LocalTime quietUntil,
      Duration least,
      Duration followUpLate,
      int atOnce,
      Duration lookEvery) {
    public Reminders {
      before = List.copyOf(before);
    }

    static Reminders read(Section section) {
      Reminders reminders =
          new Reminders(
              section
                  .distinct(
                      section.texts(
                          "before",
                          "times from 1 m to 30 d such as 24h",
                          "write a number with a unit (m, h, d), or no elements for no reminders",
                          Spans::span))
                  .stream()
                  .sorted(Comparator.reverseOrder())
                  .toList(),
              time(section, "quiet-from"),
              time(section, "quiet-until"),
              section.duration("least", Duration.ZERO, Duration.ofDays(1)),
              section.duration("follow-up-late", Duration.ofDays(1), Duration.ofDays(366)),
              section.number("at-once", 1, 10_000),
              section.duration("look-every", Duration.ofMillis(10), Duration.ofHours(1)));
      section.rule(reminders.before.size() <= 5, "at most five reminders", "remove some", "before");
      section.rule(
          reminders.quietUntil.isBefore(reminders.quietFrom),
          "earlier than quiet-from: nights are quiet, days are not",
          "write a time of the morning",
          "quiet-until",
          "quiet-from");
      section.finish();
      return reminders;
    }

    private static LocalTime time(Section section, String key) {
      return section.parsed(
          key,
          "a time of day such as 21:00",
          "write it with two digits each",
          LocalTime.NOON,
          Spans::timeOfDay);
    }
  }

  /**
   * Appointments that recur.
   *
   * @param most appointments that follow the first
   * @param within how far one may lie from the day that the distance leads to
   */
  public record Series(int most, Duration within) {
    static Series read(Section section) {
      Series series =
          new Series(
              section.number("most", 1, 50),
              section.duration("within", Duration.ZERO, Duration.ofDays(31)));
      section.finish();
      return series;
    }
  }

  /**
   * How much one caller may have of a clinic in one day of the clinic.
   *
   * @param holdsPerDay slots kept, whatever became of them
   * @param bookingsPerDay appointments booked
   * @param changesPerDay appointments cancelled or moved
   * @param changesPerCall the same in one call
   * @param maxCallers callers counted; beyond it those who counted first begin anew
   */
  public record PerCaller(
      int holdsPerDay, int bookingsPerDay, int changesPerDay, int changesPerCall, int maxCallers) {
    static PerCaller read(Section section) {
      PerCaller limits =
          new PerCaller(
              section.number("holds-per-day", 1, 100_000),
              section.number("bookings-per-day", 1, 100_000),
              section.number("changes-per-day", 1, 100_000),
              section.number("changes-per-call", 1, 100_000),
              section.number("max-callers", 100, 1_000_000));
      section.rule(
          limits.holdsPerDay >= limits.bookingsPerDay,
          "at least bookings-per-day, as each booking needs a hold",
          "make it larger",
          "holds-per-day",
          "bookings-per-day");
      section.finish();
      return limits;
    }
  }

  static LedgerSettings read(Section section) {
    LedgerSettings settings =
        new LedgerSettings(
            section.duration("hold-duration", Duration.ofSeconds(10), Duration.ofHours(1)),
            section.duration("idempotency-retention", Duration.ofHours(1), Duration.ofDays(30)),
            section.number("max-holds-per-call", 1, 20),
            section.number("max-stored-answers", 1000, 10_000_000),
            section.number("max-appointments", 1000, 10_000_000),
            section.number("max-slots-per-answer", 1, 200),
            section.number("max-pending-writes", 1, 100_000),
            section.number("snapshot-every", 10, 100_000),
            PerCaller.read(section.section("per-caller")),
            Waiting.read(section.section("waiting")),
            Reminders.read(section.section("reminders")),
            Series.read(section.section("series")));
    section.rule(
        settings.idempotencyRetention.compareTo(settings.holdDuration) > 0,
        "longer than hold-duration",
        "make it longer",
        "idempotency-retention",
        "hold-duration");
    section.finish();
    return settings;
  }
}
