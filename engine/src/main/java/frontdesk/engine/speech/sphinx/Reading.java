package frontdesk.engine.speech.sphinx;

import edu.cmu.sphinx.decoder.search.Token;
import edu.cmu.sphinx.util.LogMath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;

/**
 * A sentence of the grammar as it fits the audio.
 *
 * <p>A margin is how much better (above 0) or worse the words' own phones fit their frames than any
 * phones at all would, in natural-log units per frame: near 0 for what was really said, clearly
 * below where the grammar forced words on other sounds.
 *
 * @param text its words, separated by single spaces
 * @param meanMargin over the frames of all words
 * @param worstMargin of the word that fits worst
 */
record Reading(String text, double meanMargin, double worstMargin) {
  /* A logistic regression of "is this reading right?" on both margins, fitted on the tuning sentences
   * (in and out of grammar; voices and sentences other than the tests'). */
  private static final double BASE = 0.82;
  private static final double PER_MEAN = 1.07;
  private static final double PER_WORST = 0.62;
  private static final double LEAST_MEAN = -4;
  private static final double LEAST_WORST = -6;

  /** Follows a path of the search from its end to its start. */
  static Reading of(Token end, PhoneLoop loop) {
    Deque<Token> path = new ArrayDeque<>();
    for (Token token = end; token != null; token = token.getPredecessor()) {
      path.push(token);
    }
    Sum sum = new Sum(loop);
    for (Token token : path) {
      if (token.isWord()) {
        sum.word(token);
      } else if (token.isEmitting()) {
        sum.frame(token.getAcousticScore());
      }
    }
    return sum.end();
  }

  /** How sure the reading is, 0 to 1. */
  double confidence() {
    double sum =
        BASE
            + PER_MEAN * Math.max(LEAST_MEAN, meanMargin)
            + PER_WORST * Math.max(LEAST_WORST, worstMargin);
    return 1 / (1 + Math.exp(-sum));
  }

  /** Adds up a path's words. */
  private static final class Sum {
    private final PhoneLoop loop;
    private final StringJoiner text = new StringJoiner(" ");
    private boolean inWord;
    private int from;
    private int frame;
    private float score;
    private double marginOfAll;
    private int framesOfAll;
    private double worst = Double.POSITIVE_INFINITY;

    Sum(PhoneLoop loop) {
      this.loop = loop;
    }

    void word(Token token) {
      endWord();
      inWord = !token.getWord().isFiller();
      if (inWord) {
        text.add(token.getWord().getSpelling());
      }
      from = frame;
      score = 0;
    }

    void frame(float acousticScore) {
      score += acousticScore;
      frame++;
    }

    private void endWord() {
      if (inWord && frame > from) {
        double margin = LogMath.getLogMath().logToLn(score - loop.score(from, frame));
        marginOfAll += margin;
        framesOfAll += frame - from;
        worst = Math.min(worst, margin / (frame - from));
      }
    }

    Reading end() {
      endWord();
      if (framesOfAll == 0) {
        return new Reading("", Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
      }
      return new Reading(text.toString(), marginOfAll / framesOfAll, worst);
    }
  }
}
