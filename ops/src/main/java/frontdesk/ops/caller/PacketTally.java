package frontdesk.ops.caller;

/**
 * Counts a stream's packets: which were lost, and how far apart they came. One thread at a time.
 */
final class PacketTally {
  private static final int MAX_JUMP = 3_000;

  private long received;
  private long expectedBefore;
  private long first = -1;
  private long highest = -1;
  private long lastArrival;
  private boolean streaming;
  private long largestGapNanos;
  private long reordered;

  /**
   * What was counted.
   *
   * @param received audio packets
   * @param lost numbers that never came
   * @param reordered packets that came after a later one
   */
  record Counts(long received, long lost, long reordered, long largestGapNanos) {}

  void count(long arrivalNanos, int sequence) {
    received++;
    if (streaming) {
      largestGapNanos = Math.max(largestGapNanos, arrivalNanos - lastArrival);
    }
    streaming = true;
    lastArrival = arrivalNanos;
    if (highest < 0) {
      first = sequence;
      highest = sequence;
      return;
    }
    int step = (short) (sequence - (int) highest);
    if (Math.abs(step) > MAX_JUMP) {
      // Another stream took its place (RFC 3550 A.1): it is counted by itself.
      expectedBefore += highest - first + 1;
      first = sequence;
      highest = first;
    } else if (step > 0) {
      highest += step;
    } else {
      reordered++;
    }
  }

  /** Nothing is expected for a while: the gap that follows is none. */
  void pause() {
    streaming = false;
  }

  Counts counts() {
    long expected = highest < 0 ? 0 : expectedBefore + highest - first + 1;
    return new Counts(received, Math.max(0, expected - received), reordered, largestGapNanos);
  }
}
