package frontdesk.engine.speech.activity;

/**
 * Adds weighted, shifted stretches of a signal to many sums at once: the inner loop of every
 * correlation and filter here.
 *
 * <p>One thread; without allocation.
 */
final class SlidingSum {
  /*
   * The compiler uses vector instructions only where both arrays are read from the same index on: with
   * an offset it cannot exclude that they are one array. So each stretch is copied first, which is
   * four times as fast as reading it where it is.
   */
  private final float[] stretch;

  /** For so many sums. */
  SlidingSum(int sums) {
    stretch = new float[sums];
  }

  /**
   * Adds {@code weights[n] * from[first + n + k]} to each {@code sums[k]}, for all weights.
   *
   * @param sums as many as this was made for
   */
  void add(float[] from, int first, float[] weights, float[] sums) {
    for (int n = 0; n < weights.length; n++) {
      add(from, first + n, weights[n], sums);
    }
  }

  /** Adds {@code weight * from[first + k]} to each {@code sums[k]}. */
  void add(float[] from, int first, float weight, float[] sums) {
    System.arraycopy(from, first, stretch, 0, stretch.length);
    addStretch(weight, stretch, sums);
  }

  private static void addStretch(float weight, float[] from, float[] sums) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += weight * from[k];
    }
  }
}
