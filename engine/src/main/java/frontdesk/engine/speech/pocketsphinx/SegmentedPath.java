package frontdesk.engine.speech.pocketsphinx;

import frontdesk.engine.speech.recognizer.LoudFrames;
import frontdesk.engine.speech.recognizer.ReadingFit;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The words that a search found, and how well they fit beside a loop of all phones.
 *
 * @param text the words, separated by single spaces
 */
record SegmentedPath(String text, ReadingFit fit) {
  /** pocketsphinx's scores are logarithms to the base 1.0001, shifted right by 10 bits. */
  private static final double NATURAL_PER_STEP = 1_024 * Math.log(1.0001);

  private static final ReadingFit.Weights WEIGHTS =
      new ReadingFit.Weights(1.1, 1.32, 0.27, -6.79, 0.16);

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

  /**
   * Compares a path with a phone loop's through the same audio.
   *
   * @param loud the loud frames of that audio
   * @param phones how many a word has
   */
  static SegmentedPath of(
      List<Segment> path, List<Segment> loop, LoudFrames loud, ToIntFunction<String> phones) {
    List<Segment> words = path.stream().filter(one -> !one.filler()).toList();
    ReadingFit.Sum sum = new ReadingFit.Sum(loud);
    for (Segment word : words) {
      double margin = (word.score() - scoreOf(loop, word.from(), word.to())) * NATURAL_PER_STEP;
      sum.word(word.from(), word.to(), margin, phones.applyAsInt(word.word()));
    }
    String text = words.stream().map(Segment::spelling).collect(Collectors.joining(" "));
    return new SegmentedPath(text, sum.fit());
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
    return fit.confidence(WEIGHTS);
  }
}
