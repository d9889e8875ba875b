package frontdesk.engine.speech.activity;

import java.util.Arrays;

/**
 * Foretells the echo of what was played, 24 ms of it from some delay on, and learns from what it
 * got wrong (normalized least mean squares).
 *
 * <p>At 4 kHz. One thread; without allocation.
 */
final class EchoFilter {
  /** Its length; the strongest echo is to lie behind the first third. */
  static final int TAPS = 96;

  static final int BEFORE_PEAK = 32;

  private static final float STEP = 0.6f;
  private static final float REGULARIZER = 2_000f;

  /** Newest tap last, so that taps and samples run the same way. */
  private final float[] taps = new float[TAPS];

  private final float[] lesson = new float[TAPS];

  /** Its first tap looks back so many samples. */
  private int offset;

  int offset() {
    return offset;
  }

  /** Starts anew at another delay. */
  void aim(int newOffset) {
    offset = newOffset;
    Arrays.fill(taps, 0);
  }

  void copyFrom(EchoFilter other) {
    offset = other.offset;
    System.arraycopy(other.taps, 0, taps, 0, TAPS);
  }

  /**
   * Subtracts what it foretells, and learns from what is left.
   *
   * @param played samples in the order of time
   * @param now index of the sample played together with the first of {@code heard}
   * @param left takes what is left of {@code heard}
   */
  void learn(float[] played, int now, float[] heard, float[] left) {
    int first = now - offset - TAPS + 1;
    double energy = REGULARIZER;
    for (int i = 0; i < TAPS; i++) {
      energy += played[first + i] * played[first + i];
    }
    for (int n = 0; n < heard.length; n++) {
      int from = first + n;
      float wrong = heard[n] - product(played, from);
      left[n] = wrong;
      System.arraycopy(played, from, lesson, 0, TAPS);
      SlidingSum.addStretch((float) (STEP * wrong / energy), lesson, taps);
      float out = played[from];
      float in = played[from + TAPS];
      energy = Math.max(REGULARIZER, energy + in * in - out * out);
    }
  }

  /**
   * What it foretells around a frame.
   *
   * @param from position of the first foretold sample in {@code played}'s time
   * @param sum made for as many samples as are foretold
   */
  void foretell(float[] played, int from, SlidingSum sum, float[] foretold) {
    Arrays.fill(foretold, 0);
    sum.add(played, from - offset - TAPS + 1, taps, foretold);
  }

  /** The echo comes so many samples earlier from now on, or later if negative. */
  void shift(int samples) {
    offset = Math.max(0, offset - samples);
  }

  /** In eight sums, which the processor can work on at once. */
  private float product(float[] played, int from) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    for (int i = 0; i < TAPS; i += 8) {
      a += taps[i] * played[from + i];
      b += taps[i + 1] * played[from + i + 1];
      c += taps[i + 2] * played[from + i + 2];
      d += taps[i + 3] * played[from + i + 3];
      e += taps[i + 4] * played[from + i + 4];
      f += taps[i + 5] * played[from + i + 5];
      g += taps[i + 6] * played[from + i + 6];
      h += taps[i + 7] * played[from + i + 7];
    }
    return (a + b) + (c + d) + ((e + f) + (g + h));
  }
}
