package frontdesk.engine.speech.activity;

import java.util.Arrays;

/**
 * The level of a line when nobody speaks.
 *
 * <p>The least smoothed level of the last two and a half seconds, kept as the minima of half-second
 * pieces: it falls at once, rises when the noise does, and stays down through speech, whose pauses
 * between syllables show it. Without allocation; one thread.
 */
final class NoiseFloor {
  private static final int PIECES = 5;
  private static final int FRAMES_PER_PIECE = 25;

  /** Below this every line is silent: digital silence must not make a whisper of noise loud. */
  private static final double LEAST_DB = -66;

  private static final double START_DB = -50;
  private static final double SMOOTHING = 0.5;

  /** The least of many frames lies below the mean of the noise by about this much. */
  private static final double BIAS_DB = 1.5;

  private final double[] least = new double[PIECES];
  private int piece;
  private int frames;
  private double smoothed;
  private double floorDb;

  NoiseFloor() {
    reset();
  }

  /** Takes the level of a frame that nobody else explains. */
  void take(double levelDb) {
    smoothed += SMOOTHING * (levelDb - smoothed);
    least[piece] = Math.min(least[piece], smoothed);
    if (++frames == FRAMES_PER_PIECE) {
      frames = 0;
      piece = (piece + 1) % PIECES;
      least[piece] = smoothed;
    }
    double lowest = least[0];
    for (double one : least) {
      lowest = Math.min(lowest, one);
    }
    floorDb = Math.max(LEAST_DB, lowest + BIAS_DB);
  }

  /** The floor in dB under full scale. */
  double db() {
    return floorDb;
  }

  void reset() {
    Arrays.fill(least, START_DB);
    piece = 0;
    frames = 0;
    smoothed = START_DB;
    floorDb = START_DB;
  }
}
