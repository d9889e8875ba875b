package frontdesk.engine.speech.recognizer;

/**
 * The hundredths of a second in which an utterance is loud: words that explain only a part of them
 * are not what was said. Immutable.
 */
public final class LoudFrames {
  private static final int SMOOTHED = 1;
  private static final double FLOOR_PART = 0.15;
  private static final double UNDER_PEAK_MOST_DB = 20;

  /** For each frame, how many before it are loud. */
  private final int[] before;

  private LoudFrames(int[] before) {
    this.before = before;
  }

  /** The loud frames of an utterance at 8 kHz. */
  public static LoudFrames of(short[] samples, int length) {
    FrameLevels levels = FrameLevels.of(samples, length, SMOOTHED);
    double least = levels.threshold(FLOOR_PART, UNDER_PEAK_MOST_DB);
    int[] before = new int[levels.count() + 1];
    for (int frame = 0; frame < levels.count(); frame++) {
      before[frame + 1] = before[frame] + (levels.at(frame) >= least ? 1 : 0);
    }
    return new LoudFrames(before);
  }

  /** All of them. */
  public int count() {
    return before[before.length - 1];
  }

  /** Those from one frame (included) to another (not); beyond the end there are none. */
  public int count(int from, int to) {
    int last = before.length - 1;
    return before[Math.min(to, last)] - before[Math.min(from, last)];
  }
}
