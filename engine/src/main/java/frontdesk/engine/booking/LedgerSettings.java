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
    CallerLimits perCaller,
    WaitingLimits waiting,
    ReminderTimes reminders,
    SeriesLimits series) {
  /**
   * The bounds of a waiting list.
   *
   * @param most wishes at a time
   * @param perPatient wishes of one patient at a time
   * @param offerFor how long a slot is kept for the first who wants it
   * @param offers how many offers one may let pass
   */
  public record WaitingLimits(int most, int perPatient, Duration offerFor, int offers) {
    /** Five hundred wishes, three a patient, offers for two hours, three of them. */
    public static WaitingLimits defaults() {
      return new WaitingLimits(500, 3, Duration.ofHours(2), 3);
    }
  }

  /**
   * The bounds of a series.
   *
   * @param most how many follow the first
   * @param within how far one may lie from the day that the distance leads to
   */
  public record SeriesLimits(int most, Duration within) {
    /** Six, up to a week away. */
    public static SeriesLimits defaults() {
      return new SeriesLimits(6, Duration.ofDays(7));
    }
  }

  /** With the usual waiting list, reminders and series. */
  public LedgerSettings(
      Duration holdDuration,
      Duration idempotencyRetention,
      int maxHoldsPerCall,
      int maxStoredAnswers,
      int maxAppointments,
      int maxSlotsPerAnswer,
      int maxPendingWrites,
      int snapshotEvery,
      CallerLimits perCaller) {
    this(
        holdDuration,
        idempotencyRetention,
        maxHoldsPerCall,
        maxStoredAnswers,
        maxAppointments,
        maxSlotsPerAnswer,
        maxPendingWrites,
        snapshotEvery,
        perCaller,
        WaitingLimits.defaults(),
        ReminderTimes.defaults(),
        SeriesLimits.defaults());
  }

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
