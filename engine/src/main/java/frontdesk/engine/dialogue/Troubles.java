package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Turns that were no help: counted for each question and each kind of trouble apart, answered in
 * other words each time, and given up at the limit.
 */
final class Troubles {
  /** Questions about what the clinic can do at all. */
  private static final Set<Question> OF_THE_WISH =
      EnumSet.of(Question.SERVICE, Question.PRACTITIONER, Question.DATE, Question.TIME);

  private Troubles() {}

  /** Something was said that nothing can be made of. */
  static void unclear(Draft draft) {
    if (draft.state().isBusy() || draft.state().question() == Question.NONE) {
      return;
    }
    Question question = draft.state().question();
    int count = draft.state().count(question, Trouble.NOT_UNDERSTOOD) + 1;
    Line words = Confirmation.isReadBack(question) ? Line.CONFIRM_UNSURE : Line.UNCLEAR;
    count(draft, question, Trouble.NOT_UNDERSTOOD, words.say(count, Map.of()));
  }

  /**
   * Danger was perhaps spoken of: the number is named at once, whatever else follows; while a tool
   * is at work it stays owed, since the answer cuts it short ({@link ConversationState#owed}). The
   * question counts as not understood, so that a recognizer that keeps hearing danger is left too.
   */
  static void perhapsEmergency(Draft draft, Phrase number) {
    ConversationState state = draft.state();
    Question question = state.question();
    if (state.isBusy() || question == Question.NONE) {
      draft.tell(false, number);
    } else if (state.phase() == Phase.FALLBACK) {
      draft.lead(number);
      Prompts.again(draft);
    } else {
      if (isLast(draft, question)) {
        draft.lead(number);
      }
      count(draft, question, Trouble.NOT_UNDERSTOOD, number);
      if (draft.isSilent()) {
        draft.tell(false); // a callback is being written: nothing but the number is said yet
      }
    }
  }

  private static boolean isLast(Draft draft, Question question) {
    int count = draft.state().count(question, Trouble.NOT_UNDERSTOOD) + 1;
    return count >= draft.limits().attemptsPerSlot();
  }

  /** Nothing was said. After "wait a moment" the first silence is no trouble. */
  static void silence(Draft draft, Input.SilenceHeard silence) {
    ConversationState state = draft.state();
    boolean stale = silence.prompt() < state.askedPrompt();
    if (state.isBusy() || stale || state.question() == Question.NONE) {
      return;
    }
    if (isWaiting(state)) {
      Prompts.again(draft);
      return;
    }
    if (state.question() == Question.NOTE && !Noting.isWanted(state)) {
      Replies.noNote(draft); // it is optional: who says nothing has none
      return;
    }
    if (state.question() == Question.MORE && Flow.of(state).endsInSilence()) {
      Endings.goodbye(draft);
      return;
    }
    int count = state.count(state.question(), Trouble.SILENCE) + 1;
    count(draft, state.question(), Trouble.SILENCE, Line.SILENCE.say(count, Map.of()));
  }

  private static boolean isWaiting(ConversationState state) {
    String wait = Line.WAIT.say().key();
    return state.asked().stream()
        .flatMap(say -> say.phrases().stream())
        .anyMatch(phrase -> phrase.key().equals(wait));
  }

  /** Something was understood that cannot be; says which. */
  static void impossible(Draft draft, Question question, Phrase why) {
    count(draft, question, Trouble.IMPOSSIBLE, why);
  }

  private static void count(Draft draft, Question question, Trouble trouble, Phrase lead) {
    FlowNode node = Flow.of(draft.state());
    int count = draft.state().count(question, trouble) + 1;
    draft.add(new Decision.TroubleCounted(question, trouble, count));
    if (draft.state().phase() == Phase.FALLBACK) {
      Fallback.trouble(draft, count, lead);
    } else if (count >= node.attempts(draft.limits())) {
      usedUp(draft, node, question, trouble, lead);
    } else {
      if (!Confirmation.isReadBack(question) && question != Question.MORE) {
        draft.enter(Phase.RETRY);
      }
      draft.lead(lead);
      if (question == Question.MORE && count + 1 == node.attempts(draft.limits())) {
        draft.lead(Endings.humanLine(Line.HUMAN_INSTEAD)); // who is never understood needs a person
      }
      Prompts.askAgain(draft, question);
    }
  }

  /**
   * All attempts were in vain: on without an answer, or where the node leads. Who was understood
   * and wishes what cannot be needs nobody to call back: it is said, with a person's number, and
   * asked what else there is.
   */
  private static void usedUp(
      Draft draft, FlowNode node, Question question, Trouble trouble, Phrase lead) {
    if (node.goesOnWithout(question) || Identification.goesOnWithout(draft, question)) {
      Replies.goOnWithout(draft, question);
    } else if (trouble == Trouble.IMPOSSIBLE && OF_THE_WISH.contains(question)) {
      draft.releaseHold();
      draft.lead(lead);
      draft.lead(Endings.humanLine(Line.HUMAN_INSTEAD));
      Done.nothing(draft);
    } else if (Flow.usedUp(node) == FlowNode.GOODBYE) {
      Endings.goodbye(draft);
    } else {
      Fallback.begin(draft);
    }
  }

  /** A turn's deadline is over: a tool is slow, or what was heard got lost. */
  static void late(Draft draft) {
    if (!draft.state().isBusy()) {
      unclear(draft);
    } else if (draft.state().lates() < draft.limits().attemptsPerSlot()) {
      draft.tell(true, Line.ONE_MOMENT.say());
    } else {
      Fallback.giveUpWaiting(draft);
    }
  }

  /**
   * The call goes on after a gap: the pending question again, nothing else is asked twice. What has
   * to be heard whole, as that it is booked, is said again with it.
   */
  static void resumed(Draft draft) {
    boolean whole = draft.state().asked().filter(say -> !say.interruptible()).isPresent();
    if (draft.state().isBusy()) {
      draft.tell(true, Line.RESUMED.say());
    } else if (whole) {
      draft.lead(Line.RESUMED.say());
      Prompts.repeat(draft);
    } else {
      draft.lead(Line.RESUMED.say());
      Prompts.again(draft);
    }
  }
}
