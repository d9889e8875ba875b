package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.AnswerReader.Answer;
import frontdesk.engine.speech.language.AnswerReader.Fit;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Understanding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * "Slower, please": alone it is all that is wished; beside something else ("a cleaning on Tuesday,
 * and not so fast") it is one further wish, and neither is lost.
 */
final class Pace {
  private static final Understanding SLOWER = Understanding.NOTHING.withIntent(Intent.SLOWER);

  /** What ends the call, or says by itself how it is to be spoken. */
  private static final Set<Intent> WITHOUT =
      EnumSet.of(Intent.SLOWER, Intent.EMERGENCY, Intent.GOODBYE);

  private Pace() {}

  /** Whether the sentence asks for it. */
  static boolean isAsked(Sentence sentence) {
    return sentence.all(Meaning.Wants.class).contains(new Meaning.Wants(Intent.SLOWER));
  }

  /** What a sentence wishes besides: that it asks for a slower pace does not outdo it. */
  static Optional<Intent> besides(Optional<Intent> said, boolean content) {
    return said.filter(intent -> intent != Intent.SLOWER || !content);
  }

  /** What was understood, and that it is to be slower, where that is said beside it. */
  static Answer with(Sentence sentence, Answer answer) {
    Understanding said = answer.understanding();
    if (!isAsked(sentence)
        || answer.fit() == Fit.NONE
        || said.note().isPresent() // "he walks slower than he did"
        || said.intent().filter(WITHOUT::contains).isPresent()) {
      return answer;
    }
    List<Understanding> further = new ArrayList<>(said.further().orElse(List.of()));
    further.add(SLOWER);
    return new Answer(said.withFurther(further), answer.fit());
  }
}
