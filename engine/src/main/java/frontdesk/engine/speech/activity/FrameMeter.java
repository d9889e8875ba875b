package frontdesk.engine.speech.activity;

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
  private double lastIn;
  private double lastOut;
  private double levelDb = SILENCE_DB;

  /** Takes the next frame. */
  void take(short[] samples, int length) {
    double power = 0;
    int kept = Math.min(history.length, length / DECIMATION);
    System.arraycopy(history, kept, history, 0, history.length - kept);
    int at = history.length - kept;
    double pair = 0;
    for (int i = 0; i < length; i++) {
      double in = samples[i];
      double out = in - lastIn + DC_POLE * lastOut;
      lastIn = in;
      lastOut = out;
      power += out * out;
      if (i % DECIMATION == 0) {
        pair = out;
      } else if (at < history.length) {
        history[at++] = (float) (pair + out);
      }
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

  /** How periodic the last 25 ms are at the pitch of a voice, 0 to 1; costs some 5,000 products. */
  double periodicity() {
    int start = MAX_LAG;
    double energy = 0;
    for (int i = start; i < history.length; i++) {
      energy += history[i] * history[i];
    }
    double lagged = 0;
    for (int i = start - MIN_LAG + 1; i < history.length - MIN_LAG + 1; i++) {
      lagged += history[i] * history[i];
    }
    double best = 0;
    for (int lag = MIN_LAG; lag <= MAX_LAG; lag++) {
      float in = history[start - lag];
      float out = history[history.length - lag];
      lagged += in * in - out * out;
      double product = 0;
      for (int i = start; i < history.length; i++) {
        product += history[i] * history[i - lag];
      }
      double norm = Math.sqrt(energy * Math.max(lagged, 1));
      best = Math.max(best, norm < 1 ? 0 : product / norm);
    }
    return best;
  }

  void reset() {
    java.util.Arrays.fill(history, 0);
    lastIn = 0;
    lastOut = 0;
    levelDb = SILENCE_DB;
  }
}
