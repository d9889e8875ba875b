package frontdesk.engine.speech.recognizer;

/**
 * How well the words of a reading fit the audio.
 *
 * <p>A margin is how much better (above 0) or worse words fit their frames than any phones at all
 * would, in natural-log units per frame: near 0 for what was really said, clearly below where a
 * grammar forced words on other sounds. A frame is a hundredth of a second.
 *
 * @param meanMargin over the frames of all words
 * @param worstMargin of the word that fits worst
 * @param unexplained part of the loud frames, 0 to 1, that no word stands for
 * @param framesPerPhone of the word spoken fastest: grammars squeeze words into sounds too short
 * @param wordFrames frames of all words
 */
public record ReadingFit(
    double meanMargin,
    double worstMargin,
    double unexplained,
    double framesPerPhone,
    int wordFrames) {
  private static final double LEAST_MEAN = -4;
  private static final double LEAST_WORST = -6;
  private static final double MOST_FRAMES_PER_PHONE = 12;

  /**
   * A logistic regression of "is this reading right?", fitted on the tuning half of a corpus of
   * sentences in and out of grammar.
   *
   * @param base what is added to the rest
   */
  public record Weights(
      double base,
      double perMean,
      double perWorst,
      double perUnexplained,
      double perFramesPerPhone) {}

  /** How sure the reading is, 0 to 1. */
  public double confidence(Weights weights) {
    double sum =
        weights.base()
            + weights.perMean() * Math.max(LEAST_MEAN, meanMargin)
            + weights.perWorst() * Math.max(LEAST_WORST, worstMargin)
            + weights.perUnexplained() * unexplained
            + weights.perFramesPerPhone() * Math.min(MOST_FRAMES_PER_PHONE, framesPerPhone);
    return 1 / (1 + Math.exp(-sum));
  }

  /** Adds up the words of a reading, in their order. One use, one thread. */
  public static final class Sum {
    private final LoudFrames loud;
    private double margins;
    private double worst = Double.POSITIVE_INFINITY;
    private double fastest = Double.POSITIVE_INFINITY;
    private int frames;
    private int explained;

    /**
     * No word yet.
     *
     * @param loud the loud frames of the audio that the frames of words are counted in
     */
    public Sum(LoudFrames loud) {
      this.loud = loud;
    }

    /**
     * Adds a word from one frame (included) to another (not).
     *
     * @param margin sum of its frames' margins
     * @param phones how many its pronunciation has
     */
    public void word(int from, int to, double margin, int phones) {
      int length = to - from;
      if (length > 0) {
        margins += margin;
        worst = Math.min(worst, margin / length);
        fastest = Math.min(fastest, (double) length / Math.max(1, phones));
        frames += length;
        explained += loud.count(from, to);
      }
    }

    /** The fit of all words added. */
    public ReadingFit fit() {
      return new ReadingFit(
          frames == 0 ? Double.NEGATIVE_INFINITY : margins / frames,
          frames == 0 ? Double.NEGATIVE_INFINITY : worst,
          loud.count() == 0 ? 0 : 1 - (double) explained / loud.count(),
          fastest,
          frames);
    }
  }
}
