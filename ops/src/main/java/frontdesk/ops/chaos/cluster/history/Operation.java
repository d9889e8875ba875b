package frontdesk.ops.chaos.cluster.history;

/**
 * One operation of a client, its retries by the same key included.
 *
 * @param name for whoever reads the finding
 * @param invoked when it was first asked, in nanoseconds of one clock for all clients
 * @param returned when its answer came; {@link #NEVER} while its outcome is not known
 */
public record Operation(
    String name, long invoked, long returned, SlotStep step, SlotAnswer answer) {
  /** It has not returned. */
  public static final long NEVER = Long.MAX_VALUE;

  public Operation {
    if (returned < invoked) {
      throw new IllegalArgumentException(name + " returns before it is invoked");
    }
    if ((answer == SlotAnswer.UNKNOWN) != (returned == NEVER)) {
      throw new IllegalArgumentException(name + " is unknown if and only if it never returns");
    }
  }

  /** One that was answered. */
  public static Operation answered(
      String name, long invoked, long returned, SlotStep step, SlotAnswer answer) {
    return new Operation(name, invoked, returned, step, answer);
  }

  /** One whose outcome nobody knows. */
  public static Operation unknown(String name, long invoked, SlotStep step) {
    return new Operation(name, invoked, NEVER, step, SlotAnswer.UNKNOWN);
  }

  /** Whether nobody knows if it was done. */
  boolean isUnknown() {
    return answer == SlotAnswer.UNKNOWN;
  }
}
