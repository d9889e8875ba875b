package frontdesk.engine.booking;

/**
 * The bounds of a clinic's list of promised callbacks.
 *
 * @param maxOpen how many may be open; more are refused
 * @param maxDoneRemembered how many that were done are remembered, to answer repeated commands
 *     alike
 * @param maxPendingWrites how many commands may wait for their write; more are not executed
 * @param snapshotEvery events between snapshots
 */
public record CallbackSettings(
    int maxOpen, int maxDoneRemembered, int maxPendingWrites, int snapshotEvery) {
  /** 500 open, 1,000 remembered, a snapshot per 1,000 events. */
  public static CallbackSettings defaults() {
    return new CallbackSettings(500, 1_000, 1_000, 1_000);
  }
}
