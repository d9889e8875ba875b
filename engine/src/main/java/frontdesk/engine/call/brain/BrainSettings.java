package frontdesk.engine.call.brain;

import java.time.Duration;

/**
 * When a language model is asked, and the bounds of asking it.
 *
 * @param when when it is asked
 * @param unknownWords from how many words on that mean nothing to the rules something is open; 1 or
 *     more
 * @param sentences how many sentences of its own an answer may have, as far as nothing is found in
 *     them; 0: none
 * @param nextSentence how often is looked, while an answer is being said and goes on, whether all
 *     that is there of it was heard: then it is over
 * @param historyTokens the most tokens of what was said before, by estimate
 * @param verbatimTurns the last so many turns of the caller are told word for word
 * @param answerTokens the longest answer
 * @param sentenceCharacters the longest sentence that is said
 * @param rounds how often it is asked at most for one utterance: again with what was refused
 * @param firstPiece what begins later is given up
 * @param wholeAnswer what is not complete by then is given up; all rounds together
 * @param earlyAfter how long a caller has to pause before the model is asked about what they said
 *     so far; zero: never before their turn has ended
 * @param earlySettled how long what is heard of them has not to change before that
 * @param earlyTries how often at most it is asked early about one utterance; 1 or more
 * @param usageWithin how long an answer of which enough is known may go on for its vendor's own
 *     count of what it cost; zero: it is cut off and its cost estimated
 * @param pieces pieces of an answer that may wait to be read
 */
public record BrainSettings(
    When when,
    int unknownWords,
    int sentences,
    Duration nextSentence,
    int historyTokens,
    int verbatimTurns,
    int answerTokens,
    int sentenceCharacters,
    int rounds,
    Duration firstPiece,
    Duration wholeAnswer,
    Duration earlyAfter,
    Duration earlySettled,
    int earlyTries,
    Duration usageWithin,
    int pieces) {

  /** When a model is asked. */
  public enum When {
    /** Where the rules leave something open. */
    UNCLEAR,
    /** For whatever is neither danger nor a yes or a no to a read-back. */
    ALWAYS
  }

  /** What is used where nothing else is set. */
  public static final BrainSettings DEFAULTS =
      new BrainSettings(
          When.UNCLEAR,
          2,
          3,
          Duration.ofMillis(300),
          4_000,
          5,
          300,
          240,
          2,
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofMillis(200),
          Duration.ofMillis(300),
          2,
          Duration.ofMillis(300),
          512);

  /** The same with answers of at most so many sentences. */
  public BrainSettings saying(int most) {
    return with(when, most);
  }

  /** The same, asked at other times. */
  public BrainSettings asked(When other) {
    return with(other, sentences);
  }

  private BrainSettings with(When asked, int most) {
    return new BrainSettings(
        asked,
        unknownWords,
        most,
        nextSentence,
        historyTokens,
        verbatimTurns,
        answerTokens,
        sentenceCharacters,
        rounds,
        firstPiece,
        wholeAnswer,
        earlyAfter,
        earlySettled,
        earlyTries,
        usageWithin,
        pieces);
  }
}
