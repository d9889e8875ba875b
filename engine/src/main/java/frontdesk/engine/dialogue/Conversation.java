package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import java.util.List;

/**
 * The conversation as a pure function of a state and an input. No clock, no randomness, no input or
 * output: the only time it knows is the one its input was recorded at. Total: any input in any
 * state is answered by decisions, never by an exception.
 */
public final class Conversation {
  private Conversation() {}

  /**
   * What a conversation reads besides its state and input.
   *
   * @param catalogue what the clinic offers
   * @param limits the bounds it decides by
   */
  public record Context(Catalogue catalogue, Limits limits) {}

  /**
   * What follows from an input.
   *
   * @param state the state before the input; it is applied here
   * @return decisions in order; the next state is {@code state} with the input and then each of
   *     them applied, as in {@link Turn}
   */
  public static List<Decision> decide(Context context, ConversationState state, Input input) {
    return List.copyOf(draft(context, state, input).decisions());
  }

  static Draft draft(Context context, ConversationState before, Input input) {
    return draft(context, Guardrails.STRICT, before, input);
  }

  /** The same under other guardrails: for tests that break one. */
  static Draft draft(
      Context context, Guardrails guardrails, ConversationState before, Input input) {
    Draft draft = new Draft(context, guardrails, before, input);
    if (before.phase() == Phase.END) {
      Endings.afterEnd(draft, input);
    } else if (input instanceof Input.CallerGone) {
      Endings.callerGone(draft);
    } else if (input instanceof Input.Proposed proposed && Proposals.goesOn(proposed)) {
      Proposals.take(draft, proposed); // it is a part of the turn before
    } else if (Fallback.tooLong(draft, before)) {
      Fallback.cutShort(draft);
    } else if (before.phase() == Phase.START) {
      Languages.begin(draft);
      draft.ask(draft.state().cutOff().isPresent() ? Question.GO_ON : Question.INTENT);
    } else {
      onInput(draft, before, input);
    }
    return draft;
  }

  private static void onInput(Draft draft, ConversationState before, Input input) {
    if (input instanceof Input.Heard heard) {
      Answers.heard(draft, BrainReading.counted(draft, heard));
    } else if (input instanceof Input.KeyPressed pressed) {
      Answers.keyPressed(draft, pressed);
    } else if (input instanceof Input.AudioRecorded recorded) {
      Answers.recorded(draft, recorded);
    } else if (input instanceof Input.NotUnderstood said) {
      Answers.notUnderstood(draft, said);
    } else if (input instanceof Input.SilenceHeard silence) {
      Troubles.silence(draft, silence);
    } else if (input instanceof Input.ToolAnswered answered) {
      ToolAnswers.answered(draft, before, answered);
    } else if (input instanceof Input.TurnLate) {
      Troubles.late(draft);
    } else if (input instanceof Input.Proposed proposed) {
      Proposals.take(draft, proposed);
    } else if (input instanceof Input.Resumed || input instanceof Input.CallOpened) {
      Troubles.resumed(draft);
    }
    // PromptEnded only changes the state: how much was heard.
  }
}
