package frontdesk.engine.speech.activity;

import java.util.Arrays;

/**
 * Measures a frame: how loud it is, and whether it has a pitch.
 *
 * <p>Without allocation; one thread.
 */
final class FrameMeter {
  /** What an empty frame measures, in dB under full scale. */
  static final double SILENCE_DB = -96;

  private static final double FULL_SCALE_SQUARED = 32_768.0 * 32_768.0;
  private static final double DC_POLE = 0.95; // 65 Hz
  private static final int DECIMATION = 2;
  private static final int MIN_LAG = 10; // 400 Hz at 4 kHz
  private static final int MAX_LAG = 62; // 65 Hz at 4 kHz
  private static final int WINDOW = 100; // 25 ms at 4 kHz

  private final float[] history = new float[WINDOW + MAX_LAG];
  private final float[] products = new float[MAX_LAG - MIN_LAG + 1];
  private double lastIn;
  private double lastOut;
  private double before;
  private double levelDb = SILENCE_DB;

  /** Takes the next frame. */
  void take(short[] samples, int length) {
    double power = 0;
    int kept = Math.min(history.length, length / DECIMATION);
    System.arraycopy(history, kept, history, 0, history.length - kept);
    int at = history.length - kept;
    int i = 0;
    // Two samples at a time: the second waits for the sample before both, not for the first.
    for (; i + 1 < length; i += DECIMATION) {
      double risen = samples[i] - lastIn;
      double risenMore = samples[i + 1] - samples[i];
      double first = risen + DC_POLE * lastOut;
      double second = risenMore + DC_POLE * risen + DC_POLE * DC_POLE * lastOut;
      power += first * first + second * second;
      if (at < history.length) {
        // Hardly anything of 2 to 4 kHz is to come back as something else.
        history[at++] = (float) ((before + second + 3 * (lastOut + first)) / 8);
      }
      before = first;
      lastIn = samples[i + 1];
      lastOut = second;
    }
    if (i < length) {
      before = lastOut;
      lastOut = samples[i] - lastIn + DC_POLE * lastOut;
      lastIn = samples[i];
      power += lastOut * lastOut;
    }
    levelDb = length == 0 ? SILENCE_DB : decibels(power / length);
  }

  static double decibels(double meanSquare) {
    return Math.max(SILENCE_DB, 10 * Math.log10(meanSquare / FULL_SCALE_SQUARED + 1e-12));
  }

  /** Level of the last frame in dB under full scale (a full square wave is 0). */
  double levelDb() {
    return levelDb;
  }

  /** The last 40 ms at 4 kHz. */
  float[] history() {
    return history;
  }

  /**
   * How periodic the end of such a history is at the pitch of a voice, 0 to 1; costs some 5,000
   * products.
   */
  double periodicity(float[] samples) {
    int start = MAX_LAG;
    double energy = 0;
    for (int i = start; i < samples.length; i++) {
      energy += samples[i] * samples[i];
    }
    double lagged = 0;
    for (int i = start - MIN_LAG + 1; i < samples.length - MIN_LAG + 1; i++) {
      lagged += samples[i] * samples[i];
    }
    // All lags at once, sample by sample: unlike a sum for each lag, several go in one instruction.
    Arrays.fill(products, 0);
    for (int i = start; i < samples.length; i++) {
      float sample = samples[i];
      int from = i - MAX_LAG;
      for (int k = 0; k < products.length; k++) {
        products[k] += sample * samples[from + k];
      }
    }
    double best = 0;
    for (int lag = MIN_LAG; lag <= MAX_LAG; lag++) {
      float in = samples[start - lag];
      float out = samples[samples.length - lag];
      lagged += in * in - out * out;
      double norm = Math.sqrt(energy * Math.max(lagged, 1));
      best = Math.max(best, norm < 1 ? 0 : products[MAX_LAG - lag] / norm);
    }
    return best;
  }

  void reset() {
    Arrays.fill(history, 0);
    lastIn = 0;
    lastOut = 0;
    before = 0;
    levelDb = SILENCE_DB;
  }
}
