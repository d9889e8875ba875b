package frontdesk.engine.provider.cost;

import java.time.Duration;

/**
 * The bounds of a clinic's account.
 *
 * @param currency ISO 4217, of limits and charges
 * @param limits what may be spent
 * @param smallerModelAt how far between a soft and a hard limit the larger models are gone without
 *     too, from 0 to 1
 * @param expiry after which a reservation that nobody settled counts as spent
 * @param maxCalls remembered, with what they spent
 * @param lookEvery between two looks for reservations that expired
 * @param alerts how whoever is to know is told
 * @param maxPendingWrites how many commands may wait for their write; more are not executed
 * @param snapshotEvery events between snapshots
 */
public record SpendSettings(
    String currency,
    SpendLimits limits,
    double smallerModelAt,
    Duration expiry,
    int maxCalls,
    Duration lookEvery,
    Alerts alerts,
    int maxPendingWrites,
    int snapshotEvery) {

  /** The same within these limits too. */
  SpendSettings within(SpendLimits more) {
    return new SpendSettings(
        currency,
        limits.and(more),
        smallerModelAt,
        expiry,
        maxCalls,
        lookEvery,
        alerts,
        maxPendingWrites,
        snapshotEvery);
  }

  /**
   * Telling of limits that are reached.
   *
   * @param attempts for each alert, by one incarnation of the account
   * @param firstPause before the second attempt; each later one is twice as long
   * @param longestPause between two attempts
   */
  public record Alerts(int attempts, Duration firstPause, Duration longestPause) {
    /** The pause after so many attempts failed. */
    Duration pauseAfter(int failed) {
      Duration pause = firstPause;
      for (int i = 1; i < failed && pause.compareTo(longestPause) < 0; i++) {
        pause = pause.multipliedBy(2);
      }
      return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
  }
}
