package frontdesk.engine.audit;

/**
 * The bounds of a clinic's access journal.
 *
 * @param maxTextLength how many characters a user's name or a reason may have
 * @param maxPendingWrites how many commands may wait for their write; more are not executed
 * @param snapshotEvery events between snapshots
 */
public record AccessSettings(int maxTextLength, int maxPendingWrites, int snapshotEvery) {
  /** 500 characters, a snapshot per 1,000 events. */
  public static AccessSettings defaults() {
    return new AccessSettings(500, 1_000, 1_000);
  }
}
