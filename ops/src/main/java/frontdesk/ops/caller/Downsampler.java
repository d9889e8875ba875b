package frontdesk.ops.caller;

/** Brings recordings of any sample rate to a telephone's 8 kHz; stateless. */
final class Downsampler {
  private static final int TARGET_HZ = SpokenLines.SAMPLE_RATE_HZ;
  private static final int ZERO_CROSSINGS = 12;

  private Downsampler() {}

  /** The same sound at 8 kHz, band-limited by a windowed sinc. */
  static short[] toTelephone(short[] samples, int rateHz) {
    if (rateHz == TARGET_HZ) {
      return samples;
    }
    double step = (double) rateHz / TARGET_HZ;
    // Below half of the slower rate, with a little room for the filter's slope.
    double cutoff = 0.95 * Math.min(1.0, 1.0 / step);
    int reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    short[] result = new short[(int) (samples.length / step)];
    for (int i = 0; i < result.length; i++) {
      double centre = i * step;
      int from = Math.max(0, (int) centre - reach);
      int to = Math.min(samples.length - 1, (int) centre + reach);
      double sum = 0;
      for (int at = from; at <= to; at++) {
        sum += samples[at] * weight(at - centre, cutoff, reach + 1.0);
      }
      result[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }
    return result;
  }

  private static double weight(double distance, double cutoff, double reach) {
    double angle = Math.PI * distance * cutoff;
    double sinc = Math.abs(angle) < 1e-9 ? 1.0 : Math.sin(angle) / angle;
    double window = 0.5 + 0.5 * Math.cos(Math.PI * distance / reach);
    return cutoff * sinc * window;
  }
}
