package frontdesk.engine.speech.recognizer;

import java.util.Arrays;

/** How loud each hundredth of a second of an utterance at 8 kHz is, in decibels. Immutable. */
final class FrameLevels {
  /** Samples of a frame. */
  static final int FRAME = 80;

  private static final double PEAK_PART = 0.95;
  private static final double OVER_FLOOR_DB = 5;
  private static final double UNDER_PEAK_LEAST_DB = 9;

  private final double[] levels;

  private FrameLevels(double[] levels) {
    this.levels = levels;
  }

  /**
   * Measures an utterance.
   *
   * @param smoothed frames on either side whose energy counts too
   */
  static FrameLevels of(short[] samples, int length, int smoothed) {
    double[] energy = new double[length / FRAME];
    for (int frame = 0; frame < energy.length; frame++) {
      for (int i = frame * FRAME; i < (frame + 1) * FRAME; i++) {
        energy[frame] += (double) samples[i] * samples[i];
      }
    }
    double[] levels = new double[energy.length];
    for (int frame = 0; frame < levels.length; frame++) {
      double sum = 1;
      int from = Math.max(0, frame - smoothed);
      int to = Math.min(levels.length - 1, frame + smoothed);
      for (int near = from; near <= to; near++) {
        sum += energy[near];
      }
      levels[frame] = 10 * Math.log10(sum / (to - from + 1));
    }
    return new FrameLevels(levels);
  }

  int count() {
    return levels.length;
  }

  double at(int frame) {
    return levels[frame];
  }

  /**
   * The least level of a voice: clearly above the quietest part of the utterance, and not too far
   * below the loudest.
   *
   * @param floorPart part of the frames, 0 to 1, that are no voice for sure
   * @param underPeakDb how far below the loudest a voice may be
   */
  double threshold(double floorPart, double underPeakDb) {
    if (levels.length == 0) {
      return 0;
    }
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    double floor = sorted[(int) (floorPart * (sorted.length - 1))];
    double peak = sorted[(int) (PEAK_PART * (sorted.length - 1))];
    return Math.min(
        Math.max(floor + OVER_FLOOR_DB, peak - underPeakDb), peak - UNDER_PEAK_LEAST_DB);
  }
}
