package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * When a language model is asked, where one is configured, and the bounds of asking it.
 *
 * @param when when it is asked
 * @param unknownWords from how many words on that mean nothing to the rules something is open
 * @param ownSentences whether it may say sentences of its own
 * @param sentences how many of these an answer may have
 * @param nextSentence how often is looked whether what is there of an answer was heard
 * @param historyTokens the most tokens of what was said before, by estimate
 * @param verbatimTurns the last so many turns of the caller are told word for word
 * @param answerTokens the longest answer
 * @param sentenceCharacters the longest sentence that is said
 * @param rounds how often it is asked at most for one utterance
 * @param firstToken what begins later is given up
 * @param wholeAnswer what is not complete by then is given up; all rounds together
 * @param earlyAfter how long a caller has to pause before it is asked early; zero: never
 * @param earlySettled how long what is heard of them has not to change before that
 * @param earlyTries how often at most it is asked early about one utterance
 * @param earlyLateness how late a node is on the average that asks nothing early; zero: none is
 * @param usageWithin how long an answer of which enough is known may go on for its vendor's own
 *     count of what it cost; zero: it is cut off and its cost estimated
 * @param pieces pieces of an answer that may wait to be read
 */
public record BrainSettings(
    When when,
    int unknownWords,
    boolean ownSentences,
    int sentences,
    Duration nextSentence,
    int historyTokens,
    int verbatimTurns,
    int answerTokens,
    int sentenceCharacters,
    int rounds,
    Duration firstToken,
    Duration wholeAnswer,
    Duration earlyAfter,
    Duration earlySettled,
    int earlyTries,
    Duration earlyLateness,
    Duration usageWithin,
    int pieces) {
  private static final Duration SHORTEST = Duration.ofMillis(50);

  /** When a model is asked. */
  public enum When {
    /** Where the rules leave something open. */
    UNCLEAR,
    /** For whatever is neither danger nor a yes or a no to a read-back. */
    ALWAYS
  }

  static BrainSettings read(Section section) {
    BrainSettings settings =
        new BrainSettings(
            section.choice("when", When.class),
            section.number("unknown-words", 1, 100),
            section.flag("own-sentences"),
            section.number("sentences", 1, 10),
            section.duration("next-sentence", SHORTEST, Duration.ofSeconds(2)),
            section.number("history-tokens", 500, 1_000_000),
            section.number("verbatim-turns", 0, 20),
            section.number("answer-tokens", 50, 2_000),
            section.number("sentence-characters", 40, 500),
            section.number("rounds", 1, 4),
            section.duration("first-token", SHORTEST, Duration.ofSeconds(30)),
            section.duration("whole-answer", SHORTEST, Duration.ofMinutes(1)),
            section.duration("early-after", Duration.ZERO, Duration.ofSeconds(5)),
            section.duration("early-settled", SHORTEST, Duration.ofSeconds(5)),
            section.number("early-tries", 1, 10),
            section.duration("early-lateness", Duration.ZERO, Duration.ofSeconds(5)),
            section.duration("usage-within", Duration.ZERO, Duration.ofSeconds(5)),
            section.number("pieces", 16, 100_000));
    section.rule(
        settings.firstToken.compareTo(settings.wholeAnswer) < 0,
        "shorter than whole-answer",
        "an answer takes longer than its beginning",
        "first-token",
        "whole-answer");
    section.finish();
    return settings;
  }

  /** What has to fit to a call and to how its caller's turns end. */
  void check(Section root, Duration turnDeadline, Duration shortestEndOfTurn) {
    root.rule(
        wholeAnswer.compareTo(turnDeadline) < 0,
        "shorter than call.turn-deadline",
        "there must be time left to do without a model",
        "brain.whole-answer",
        "call.turn-deadline");
    root.rule(
        earlyAfter.compareTo(shortestEndOfTurn) < 0,
        "shorter than speech.short-end-of-turn-silence",
        "later the turn has ended; 0 ms is never",
        "brain.early-after",
        "speech.short-end-of-turn-silence");
  }
}
