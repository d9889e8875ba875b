package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import java.util.List;

/**
 * One turn: what was decided because of an input, and the state that this leads to.
 *
 * @param next the state before, with the input and then each decision applied
 */
public record Turn(List<Decision> decisions, ConversationState next) {
  public Turn {
    decisions = List.copyOf(decisions);
  }

  /** Decides one turn under other guardrails: for tests that break one. */
  static Turn of(
      Conversation.Context context, Guardrails guardrails, ConversationState state, Input input) {
    Draft draft = Conversation.draft(context, guardrails, state, input);
    return new Turn(draft.decisions(), draft.state());
  }

  /** Decides one turn; {@code state} is the state before the input. */
  public static Turn of(Conversation.Context context, ConversationState state, Input input) {
    Draft draft = Conversation.draft(context, state, input);
    return new Turn(draft.decisions(), draft.state());
  }
}
