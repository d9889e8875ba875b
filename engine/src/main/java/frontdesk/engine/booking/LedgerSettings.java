package frontdesk.engine.booking;

import java.time.Duration;

/**
 * The bounds of a clinic's ledger.
 *
 * @param holdDuration the longest that a hold keeps a slot; a command may ask for less
 * @param idempotencyRetention how long answers are repeated; keys made earlier are refused
 * @param maxHoldsPerCall how many live holds one call may have
 * @param maxStoredAnswers how many answers are kept at most; beyond it the oldest keys expire early
 * @param maxAppointments how many appointments are remembered at most; beyond it the oldest that
 *     are over are forgotten
 * @param maxSlotsPerAnswer how many slots one search names at most
 * @param maxPendingWrites how many mutations may wait for their write; more are not executed
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
    CallerLimits perCaller) {
  /** Three minutes' holds, answers for a day, three holds a call, a snapshot per 1,000 events. */
  public static LedgerSettings defaults() {
    return new LedgerSettings(
        Duration.ofMinutes(3),
        Duration.ofHours(24),
        3,
        100_000,
        20_000,
        20,
        1_000,
        1_000,
        CallerLimits.defaults());
  }
}
