package frontdesk.engine.speech.pocketsphinx;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The words that a search found, each with its frames and acoustic score; and, once compared with
 * the phone loop, how well they fit.
 *
 * @param text the words, separated by single spaces
 * @param meanMargin over the frames of all words: how much better (above 0) or worse they fit than
 *     any phones at all, in natural-log units per frame
 * @param worstMargin of the word that fits worst
 */
record SegmentedPath(String text, List<Segment> words, double meanMargin, double worstMargin) {
  /** pocketsphinx's scores are logarithms to the base 1.0001, shifted right by 10 bits. */
  private static final double NATURAL_PER_STEP = 1_024 * Math.log(1.0001);

  /* A logistic regression of "is this reading right?" on both margins, fitted on the tuning
   * sentences. */
  private static final double BASE = 1.76;
  private static final double PER_MEAN = 1.48;
  private static final double PER_WORST = 0.40;
  private static final double LEAST_MEAN = -4;
  private static final double LEAST_WORST = -6;

  SegmentedPath {
    words = List.copyOf(words);
  }

  /** A word or filler from one frame (included) to another (not). */
  record Segment(String word, int from, int to, int score) {
    boolean filler() {
      return word.startsWith("<") || word.startsWith("[") || word.equals("(NULL)");
    }

    /** The word without the number of its pronunciation. */
    String spelling() {
      int bracket = word.indexOf('(');
      return bracket < 0 ? word : word.substring(0, bracket);
    }
  }

  static SegmentedPath of(List<Segment> segments) {
    List<Segment> words = segments.stream().filter(one -> !one.filler()).toList();
    String text = words.stream().map(Segment::spelling).collect(Collectors.joining(" "));
    return new SegmentedPath(text, words, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  /** This path with its margins over a phone loop's path through the same audio. */
  SegmentedPath against(List<Segment> loop) {
    double all = 0;
    int frames = 0;
    double worst = Double.POSITIVE_INFINITY;
    for (Segment word : words) {
      int length = word.to() - word.from();
      if (length > 0) {
        double margin = (word.score() - scoreOf(loop, word.from(), word.to())) * NATURAL_PER_STEP;
        all += margin;
        frames += length;
        worst = Math.min(worst, margin / length);
      }
    }
    return frames == 0 ? this : new SegmentedPath(text, words, all / frames, worst);
  }

  /** The loop's score between two frames; a phone's score is spread evenly over its frames. */
  private static double scoreOf(List<Segment> loop, int from, int to) {
    double sum = 0;
    for (Segment phone : loop) {
      int shared = Math.min(to, phone.to()) - Math.max(from, phone.from());
      if (shared > 0) {
        sum += (double) phone.score() * shared / (phone.to() - phone.from());
      }
    }
    return sum;
  }

  /** How sure the reading is, 0 to 1. */
  double confidence() {
    double sum =
        BASE
            + PER_MEAN * Math.max(LEAST_MEAN, meanMargin)
            + PER_WORST * Math.max(LEAST_WORST, worstMargin);
    return 1 / (1 + Math.exp(-sum));
  }
}
