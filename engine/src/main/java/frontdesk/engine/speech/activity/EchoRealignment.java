package frontdesk.engine.speech.activity;

import java.util.Arrays;

/**
 * Sees that an echo comes a few milliseconds earlier or later than it did, as after the jitter
 * buffer has changed its delay: what was foretold fits, but elsewhere.
 *
 * <p>At 4 kHz. One thread; without allocation.
 */
final class EchoRealignment {
  /** The greatest shift, 24 ms: a tick that was skipped, and a little. */
  static final int FARTHEST = 96;

  /** A caller's voice is now and then this much like our own by chance, for less than 40 ms. */
  private static final double LIKE = 0.75;

  private static final int WINDOW = 2 * EchoCanceller.FRAME;

  private final float[] foretold = new float[WINDOW + 2 * FARTHEST];
  private final float[] products = new float[2 * FARTHEST + 1];
  private final SlidingSum echo = new SlidingSum(foretold.length);
  private final SlidingSum correlation = new SlidingSum(products.length);

  /**
   * Looks at the last two frames.
   *
   * @param now index in {@code played} of the newer frame's first sample
   * @return by how many samples the echo comes earlier, negative for later; 0 for none that fits
   */
  int find(EchoFilter filter, float[] played, int now, float[] heard) {
    if (filter.offset() < FARTHEST) {
      return 0;
    }
    filter.foretell(played, now - EchoCanceller.FRAME - FARTHEST, echo, foretold);
    Arrays.fill(products, 0);
    double energy = 1;
    for (int n = 0; n < WINDOW; n++) {
      energy += heard[n] * heard[n];
    }
    correlation.add(foretold, 0, heard, products);
    double foretoldEnergy = 1;
    for (int n = 0; n < WINDOW; n++) {
      foretoldEnergy += foretold[n] * foretold[n];
    }
    double best = LIKE;
    int at = FARTHEST;
    for (int shift = 0; shift < products.length; shift++) {
      double likeness = products[shift] / Math.sqrt(energy * foretoldEnergy);
      if (likeness > best) {
        best = likeness;
        at = shift;
      }
      if (shift + 1 < products.length) {
        float out = foretold[shift];
        float in = foretold[shift + WINDOW];
        foretoldEnergy = Math.max(1, foretoldEnergy + in * in - out * out);
      }
    }
    return at - FARTHEST;
  }
}
