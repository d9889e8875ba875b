package frontdesk.engine.speech.recognizer;

/**
 * Where in an utterance that is over somebody speaks: grammars make words of the noise before and
 * after.
 *
 * @param from first sample, with a margin before the loud part for what is spoken softly
 * @param to behind the last sample
 */
public record SpeechBounds(int from, int to) {
  private static final int MARGIN_FRAMES = 15;
  private static final int SMOOTHED = 3;
  private static final double FLOOR_PART = 0.2;
  private static final double UNDER_PEAK_MOST_DB = 30;

  /** The part that is clearly louder than the quietest fifth; all, where nothing is. */
  public static SpeechBounds of(short[] samples, int length) {
    FrameLevels levels = FrameLevels.of(samples, length, SMOOTHED);
    double least = levels.threshold(FLOOR_PART, UNDER_PEAK_MOST_DB);
    int first = 0;
    while (first < levels.count() && levels.at(first) < least) {
      first++;
    }
    int last = levels.count() - 1;
    while (last > first && levels.at(last) < least) {
      last--;
    }
    return last <= first
        ? new SpeechBounds(0, length)
        : new SpeechBounds(
            Math.max(0, first - MARGIN_FRAMES) * FrameLevels.FRAME,
            Math.min(length, (last + 1 + MARGIN_FRAMES) * FrameLevels.FRAME));
  }
}
