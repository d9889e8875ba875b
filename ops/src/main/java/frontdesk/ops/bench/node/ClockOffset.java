package frontdesk.ops.bench.node;

/**
 * How far another process's monotonic clock is ahead of ours.
 *
 * @param nanos to be taken from its times to have ours; 0 where the clocks may well be the same
 * @param uncertainNanos half the round trip in which it was seen
 */
public record ClockOffset(long nanos, long uncertainNanos) {
  /** Nothing is known yet. */
  public static final ClockOffset NONE = new ClockOffset(0, Long.MAX_VALUE);

  /** Seen in one question and answer. */
  public static ClockOffset seen(long asked, long theirs, long answered) {
    long half = (answered - asked) / 2;
    long ahead = theirs - asked - half;
    return new ClockOffset(Math.abs(ahead) <= half + 1 ? 0 : ahead, half);
  }

  /** The one that was seen more sharply. */
  public ClockOffset orBetter(ClockOffset other) {
    return other.uncertainNanos < uncertainNanos ? other : this;
  }

  /** Our time of a moment of theirs. */
  public long ours(long theirNanos) {
    return theirNanos - nanos;
  }
}
