package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

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
    PerCaller perCaller) {

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
            PerCaller.read(section.section("per-caller")));
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
