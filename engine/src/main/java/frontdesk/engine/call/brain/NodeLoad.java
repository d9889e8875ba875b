package frontdesk.engine.call.brain;

import java.time.Duration;

/**
 * Whether a node has time for what nobody waits for yet: told again and again by how much it was
 * late with something that was due, it keeps a moving average. Busy above a bound, and free again
 * only below half of it, so that it does not go to and fro. Any thread.
 */
public final class NodeLoad {
  /** The last ten or so reports count. */
  private static final double NEWEST = 0.2;

  private final double busyNanos;
  private double averageNanos;
  private boolean busy;

  /**
   * On time until it is told otherwise.
   *
   * @param busyFrom the average lateness from which on it is busy; zero: it never is
   */
  public NodeLoad(Duration busyFrom) {
    this.busyNanos = busyFrom.toNanos();
  }

  /** One that always has time. */
  public static NodeLoad none() {
    return new NodeLoad(Duration.ZERO);
  }

  /** Something was done by so much later than it was due; before its time counts as on time. */
  public synchronized void wasLate(Duration by) {
    averageNanos += NEWEST * (Math.max(0, by.toNanos()) - averageNanos);
    busy = busyNanos > 0 && averageNanos >= (busy ? busyNanos / 2 : busyNanos);
  }

  /** Whether what nobody waits for yet has to wait. */
  public synchronized boolean isBusy() {
    return busy;
  }

  /** The average lateness, for whoever shows it. */
  public synchronized Duration lateness() {
    return Duration.ofNanos(Math.round(averageNanos));
  }
}
