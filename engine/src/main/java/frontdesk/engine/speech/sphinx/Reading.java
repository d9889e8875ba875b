package frontdesk.engine.speech.sphinx;

import edu.cmu.sphinx.decoder.search.Token;
import edu.cmu.sphinx.util.LogMath;
import frontdesk.engine.speech.recognizer.LoudFrames;
import frontdesk.engine.speech.recognizer.ReadingFit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;

/**
 * A sentence of the grammar as it fits the audio.
 *
 * @param text its words, separated by single spaces
 */
record Reading(String text, ReadingFit fit) {
  private static final ReadingFit.Weights WEIGHTS =
      new ReadingFit.Weights(-1.6, 0.86, 0.35, -6.13, 0.32);

  /** Follows a path of the search from its end to its start. */
  static Reading of(Token end, PhoneLoop loop, LoudFrames loud) {
    Deque<Token> path = new ArrayDeque<>();
    for (Token token = end; token != null; token = token.getPredecessor()) {
      path.push(token);
    }
    Words words = new Words(loop, new ReadingFit.Sum(loud));
    for (Token token : path) {
      if (token.isWord()) {
        words.begin(token);
      } else if (token.isEmitting()) {
        words.frame(token.getAcousticScore());
      }
    }
    return words.end();
  }

  /** How sure the reading is, 0 to 1. */
  double confidence() {
    return fit.confidence(WEIGHTS);
  }

  /** Adds up a path's words. */
  private static final class Words {
    private final PhoneLoop loop;
    private final ReadingFit.Sum sum;
    private final StringJoiner text = new StringJoiner(" ");
    private boolean inWord;
    private int phones;
    private int from;
    private int frame;
    private float score;

    Words(PhoneLoop loop, ReadingFit.Sum sum) {
      this.loop = loop;
      this.sum = sum;
    }

    void begin(Token token) {
      endWord();
      inWord = !token.getWord().isFiller();
      if (inWord) {
        text.add(token.getWord().getSpelling());
        phones = token.getWord().getPronunciations()[0].getUnits().length;
      }
      from = frame;
      score = 0;
    }

    void frame(float acousticScore) {
      score += acousticScore;
      frame++;
    }

    private void endWord() {
      if (inWord) {
        double margin = LogMath.getLogMath().logToLn(score - loop.score(from, frame));
        sum.word(from, frame, margin, phones);
      }
    }

    Reading end() {
      endWord();
      ReadingFit fit = sum.fit();
      return new Reading(fit.wordFrames() == 0 ? "" : text.toString(), fit);
    }
  }
}
