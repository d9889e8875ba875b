package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.engine.call.brain.BrainSettings;

/** Turns the node's settings into those of asking a language model; pure. */
public final class EngineBrain {
  private EngineBrain() {}

  /** When it is asked, and the bounds of asking it. */
  public static BrainSettings settings(FrontdeskSettings settings) {
    var brain = settings.brain();
    return new BrainSettings(
        switch (brain.when()) {
          case UNCLEAR -> BrainSettings.When.UNCLEAR;
          case ALWAYS -> BrainSettings.When.ALWAYS;
        },
        brain.unknownWords(),
        brain.ownSentences() ? brain.sentences() : 0,
        brain.nextSentence(),
        brain.historyTokens(),
        brain.verbatimTurns(),
        brain.answerTokens(),
        brain.sentenceCharacters(),
        brain.rounds(),
        brain.firstToken(),
        brain.wholeAnswer(),
        brain.earlyAfter(),
        brain.earlyTries(),
        brain.usageWithin(),
        brain.pieces());
  }
}
