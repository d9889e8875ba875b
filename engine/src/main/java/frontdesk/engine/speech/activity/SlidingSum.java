package frontdesk.engine.speech.activity;

/**
 * Adds weighted, shifted stretches of a signal to many sums at once: the inner loop of every
 * correlation and filter here.
 *
 * <p>One thread; without allocation but a thread's first.
 */
final class SlidingSum {
  /*
   * The compiler uses vector instructions only where both arrays are read from the same index on: with
   * an offset it cannot exclude that they are one array. So each stretch is copied first, which is
   * four times as fast as reading it where it is. Four weights at a time read and write the sums once.
   *
   * The copies are the thread's and not the line's: a thousand lines of their own would each time be
   * fetched from memory that no cache holds.
   */
  private static final int AT_ONCE = 4;

  private static final ThreadLocal<float[][]> STRETCHES =
      ThreadLocal.withInitial(() -> new float[AT_ONCE][0]);

  private final int length;

  /** For so many sums. */
  SlidingSum(int sums) {
    length = sums;
  }

  private float[][] stretches() {
    float[][] stretches = STRETCHES.get();
    if (stretches[0].length < length) {
      for (int i = 0; i < AT_ONCE; i++) {
        stretches[i] = new float[length];
      }
    }
    return stretches;
  }

  /**
   * Adds {@code weights[n] * from[first + n + k]} to each {@code sums[k]}, for all weights.
   *
   * @param sums as many as this was made for
   */
  void add(float[] from, int first, float[] weights, float[] sums) {
    float[][] stretches = stretches();
    int n = 0;
    for (; n + AT_ONCE <= weights.length; n += AT_ONCE) {
      for (int i = 0; i < AT_ONCE; i++) {
        System.arraycopy(from, first + n + i, stretches[i], 0, length);
      }
      addFour(weights, n, stretches, sums);
    }
    for (; n < weights.length; n++) {
      System.arraycopy(from, first + n, stretches[0], 0, length);
      addStretch(weights[n], stretches[0], sums);
    }
  }

  private static void addFour(float[] weights, int at, float[][] stretches, float[] sums) {
    float w1 = weights[at];
    float w2 = weights[at + 1];
    float w3 = weights[at + 2];
    float w4 = weights[at + 3];
    float[] a = stretches[0];
    float[] b = stretches[1];
    float[] c = stretches[2];
    float[] d = stretches[3];
    for (int k = 0; k < sums.length; k++) {
      sums[k] = sums[k] + w1 * a[k] + w2 * b[k] + w3 * c[k] + w4 * d[k];
    }
  }

  /** Adds {@code weight * from[k]} to each {@code sums[k]}. */
  static void addStretch(float weight, float[] from, float[] sums) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += weight * from[k];
    }
  }
}
