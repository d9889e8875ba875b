package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.media.AudioFrame;

/**
 * Brings audio of a higher rate down to 8 kHz.
 *
 * <p>A windowed-sinc low-pass at 3.6 kHz, evaluated where each output sample falls: what lies above
 * half the new rate would otherwise come back as a whistle.
 */
public final class Resampler {
  private static final double CUTOFF_HZ = 3_600;

  /** Zero crossings of the sinc on each side. */
  private static final int CROSSINGS = 16;

  private Resampler() {}

  /** A new array at 8 kHz; the same length of time, to a sample. Rates below 8 kHz are refused. */
  public static short[] to8k(short[] samples, int rateHz) {
    if (rateHz < AudioFrame.SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException("a rate of " + rateHz + " Hz has no telephone band");
    }
    if (rateHz == AudioFrame.SAMPLE_RATE_HZ) {
      return samples.clone();
    }
    double step = (double) rateHz / AudioFrame.SAMPLE_RATE_HZ;
    double cutoff = 2 * CUTOFF_HZ / rateHz;
    int reach = (int) Math.ceil(CROSSINGS / cutoff);
    short[] out = new short[(int) (samples.length / step)];
    for (int i = 0; i < out.length; i++) {
      out[i] = at(samples, i * step, cutoff, reach);
    }
    return out;
  }

  private static short at(short[] samples, double centre, double cutoff, int reach) {
    int first = Math.max(0, (int) Math.ceil(centre - reach));
    int last = Math.min(samples.length - 1, (int) Math.floor(centre + reach));
    double sum = 0;
    for (int k = first; k <= last; k++) {
      double distance = k - centre;
      double window = 0.5 + 0.5 * Math.cos(Math.PI * distance / reach);
      sum += samples[k] * cutoff * sinc(cutoff * distance) * window;
    }
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
  }

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
  }
}
