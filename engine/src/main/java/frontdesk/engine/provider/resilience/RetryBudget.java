package frontdesk.engine.provider.resilience;

/**
 * How many attempts may be made beside the first ones: a share of the work that was begun of late,
 * and a few for quiet times. So a provider in trouble never gets a multiple of the load that
 * troubled it. Any thread.
 */
public final class RetryBudget {
  private final double share;
  private final double most;
  private double left;

  /**
   * A full budget.
   *
   * @param share what each piece of work adds, from 0 to 1
   * @param most what may be saved up, and what there is at first
   */
  public RetryBudget(double share, int most) {
    this.share = share;
    this.most = most;
    this.left = most;
  }

  /** A piece of work begins. */
  synchronized void begun() {
    left = Math.min(most, left + share);
  }

  /** Whether one more attempt may be made; if so it is counted. */
  synchronized boolean take() {
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }

  /** As it was set, not what is left of it. */
  @Override
  public String toString() {
    return "RetryBudget[share=" + share + ", most=" + most + "]";
  }
}
