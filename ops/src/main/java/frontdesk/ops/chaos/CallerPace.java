package frontdesk.ops.chaos;

import java.util.random.RandomGenerator;

/** How callers who book by keys hear what is asked of them. Pure. */
public enum CallerPace {
  /** Half of them know what comes and press into the words; the others hear them out. */
  MIXED(1_200, 3_000) {
    @Override
    public long intoWordsMs(RandomGenerator random) {
      return random.nextBoolean() ? super.intoWordsMs(random) : 0;
    }
  },
  /** All press into the words, soon: a call takes some twenty seconds, not two minutes. */
  HURRIED(1_000, 2_000);

  private final int fastestMs;
  private final int slowestMs;

  CallerPace(int fastestMs, int slowestMs) {
    this.fastestMs = fastestMs;
    this.slowestMs = slowestMs;
  }

  /** How long after a prompt's beginning the next caller presses a key; 0: when it has ended. */
  public long intoWordsMs(RandomGenerator random) {
    return random.nextInt(fastestMs, slowestMs);
  }
}
