package frontdesk.engine.speech.recognizer;

import java.util.Arrays;

/**
 * Takes the steady noise out of an utterance that is over.
 *
 * <p>One thread: each decoder has its own.
 */
public final class NoiseReduction {
  /* Spectral weighting with the "decision-directed" estimate of Ephraim and Malah (1984): overlapping
   * windows, the noise of each frequency taken from the quietest part of the utterance, and a gain
   * between a floor and one. The floor keeps a residue of the noise: a model that never heard silence
   * takes it for sounds. */
  private static final int WINDOW = 256;
  private static final int STEP = 80;
  private static final int BINS = WINDOW / 2 + 1;
  private static final int SMOOTHED_FRAMES = 5;
  private static final double QUIET_PART = 0.15;

  /** The mean of a noise against its quietest part. */
  private static final double BIAS = 2.0;

  private static final double MEMORY = 0.92;
  private static final double LEAST_POWER = 1;

  private final double floor;
  private final double[] window = new double[WINDOW];
  private final double[] re = new double[WINDOW];
  private final double[] im = new double[WINDOW];

  /**
   * A reduction.
   *
   * @param floor the least that is left of a frequency, 0 to 1; at 1 nothing is taken out
   */
  public NoiseReduction(double floor) {
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("what is left of noise must be 0 to 1");
    }
    this.floor = floor;
    for (int i = 0; i < WINDOW; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW);
    }
  }

  /** The utterance with less noise, as long as before; the samples given are not changed. */
  public short[] reduced(short[] samples, int length) {
    if (floor == 1 || length < WINDOW) {
      return Arrays.copyOf(samples, length);
    }
    int frames = (length + WINDOW) / STEP + 1;
    double[][] power = new double[frames][];
    double[][] gains = power; // each frame's power is not needed any more once its gain is known
    for (int frame = 0; frame < frames; frame++) {
      transform(samples, length, frame);
      power[frame] = powers();
    }
    double[] noise = noise(power);
    double[] before = new double[BINS];
    for (int frame = 0; frame < frames; frame++) {
      gains[frame] = gains(power[frame], noise, before);
    }
    return added(samples, length, gains);
  }

  private void transform(short[] samples, int length, int frame) {
    int start = frame * STEP - WINDOW;
    for (int i = 0; i < WINDOW; i++) {
      int at = start + i;
      re[i] = at >= 0 && at < length ? samples[at] * window[i] : 0;
      im[i] = 0;
    }
    fourier(re, im);
  }

  private double[] powers() {
    double[] power = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      power[bin] = re[bin] * re[bin] + im[bin] * im[bin];
    }
    return power;
  }

  /** The power of the noise in each frequency; frames that reach over the ends do not count. */
  private static double[] noise(double[][] power) {
    int over = WINDOW / STEP + 1;
    int from = power.length > 4 * over ? over : 0;
    int count = power.length - 2 * from;
    double[] noise = new double[BINS];
    double[] smooth = new double[count];
    for (int bin = 0; bin < BINS; bin++) {
      for (int i = 0; i < count; i++) {
        int first = Math.max(0, i - SMOOTHED_FRAMES / 2);
        int last = Math.min(count - 1, i + SMOOTHED_FRAMES / 2);
        double sum = 0;
        for (int near = first; near <= last; near++) {
          sum += power[from + near][bin];
        }
        smooth[i] = sum / (last - first + 1);
      }
      Arrays.sort(smooth);
      noise[bin] = BIAS * smooth[(int) (QUIET_PART * (count - 1))] + LEAST_POWER;
    }
    return noise;
  }

  private double[] gains(double[] power, double[] noise, double[] before) {
    double[] gains = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      double now = power[bin] / noise[bin];
      double clean = MEMORY * before[bin] + (1 - MEMORY) * Math.max(0, now - 1);
      gains[bin] = Math.max(floor, clean / (1 + clean));
      before[bin] = gains[bin] * gains[bin] * now;
    }
    return gains;
  }

  private short[] added(short[] samples, int length, double[][] gains) {
    double[] sum = new double[length];
    double[] weight = new double[length];
    for (int frame = 0; frame < gains.length; frame++) {
      transform(samples, length, frame);
      for (int i = 0; i < WINDOW; i++) {
        double gain = gains[frame][i < BINS ? i : WINDOW - i];
        re[i] *= gain;
        im[i] *= -gain; // conjugated: the same transform leads back
      }
      fourier(re, im);
      int start = frame * STEP - WINDOW;
      for (int i = Math.max(0, -start); i < Math.min(WINDOW, length - start); i++) {
        sum[start + i] += re[i] / WINDOW * window[i];
        weight[start + i] += window[i] * window[i];
      }
    }
    short[] out = new short[length];
    for (int i = 0; i < length; i++) {
      double value = sum[i] / Math.max(1e-6, weight[i]);
      out[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }
    return out;
  }

  /** The fast Fourier transform in place, radix two. */
  private static void fourier(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        double swap = re[i];
        re[i] = re[j];
        re[j] = swap;
        swap = im[i];
        im[i] = im[j];
        im[j] = swap;
      }
    }
    for (int half = 1; half < n; half <<= 1) {
      for (int k = 0; k < half; k++) {
        double cos = Math.cos(Math.PI * k / half);
        double sin = -Math.sin(Math.PI * k / half);
        for (int i = k; i < n; i += 2 * half) {
          double real = re[i + half] * cos - im[i + half] * sin;
          double imaginary = re[i + half] * sin + im[i + half] * cos;
          re[i + half] = re[i] - real;
          im[i + half] = im[i] - imaginary;
          re[i] += real;
          im[i] += imaginary;
        }
      }
    }
  }
}
