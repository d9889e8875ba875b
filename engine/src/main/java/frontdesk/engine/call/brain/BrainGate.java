package frontdesk.engine.call.brain;

import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.speech.language.Interpretation.Understood;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether a language model is asked about words that the rules have read. Pure. */
public final class BrainGate {
  /** Where somebody's yes does something: what is no clear answer there is asked for again. */
  private static final Set<Question> READ_BACKS =
      EnumSet.of(
          Question.CONFIRM,
          Question.CONFIRM_CANCEL,
          Question.CONFIRM_CHANGE,
          Question.FREED,
          Question.SERIES);

  /** What is said here is a name or a note, and no word of it has to be known. */
  private static final Set<Question> FREE_WORDS = EnumSet.of(Question.NAME, Question.NOTE);

  private BrainGate() {}

  /** Whether the model is asked about what was read. */
  public static boolean asks(
      BrainSettings settings, ConversationState state, Interpreter.Read read) {
    if (state.isBusy()
        || state.question() == Question.NONE
        || state.phase() == Phase.FALLBACK
        || state.phase() == Phase.END) {
      return false;
    }
    Optional<Understanding> said =
        read.made() instanceof Understood understood
            ? Optional.of(understood.understanding())
            : Optional.empty();
    boolean free = FREE_WORDS.contains(state.question());
    if (said.isEmpty() && free) {
      return false; // it is the name or the note
    }
    if (said.filter(words -> isCallersAlone(words, state.question())).isPresent()) {
      return false;
    }
    boolean open =
        said.isEmpty() || !read.fits() || (read.unknownWords() >= settings.unknownWords() && !free);
    return open || settings.when() == BrainSettings.When.ALWAYS;
  }

  /** Danger, and a yes or a no to a read-back, are answered at once and by nobody else. */
  private static boolean isCallersAlone(Understanding said, Question question) {
    return said.intent().equals(Optional.of(Intent.EMERGENCY))
        || said.urgent().isPresent()
        || (said.yes().isPresent() && READ_BACKS.contains(question));
  }
}
