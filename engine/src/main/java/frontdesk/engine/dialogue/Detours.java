package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a caller may want at any question, beside an answer to it. */
final class Detours {
  /** Who the caller is: that is kept when they begin again. */
  private static final Set<SlotName> WHO =
      EnumSet.of(
          SlotName.NAME,
          SlotName.CONTACT,
          SlotName.BIRTH_DATE,
          SlotName.REFERENCE,
          SlotName.EMAIL,
          SlotName.PERSON);

  private Detours() {}

  /**
   * Takes an intent; says whether that was all there was to do.
   *
   * @param sure whether it was understood well enough to throw something away for it
   */
  static boolean take(Draft draft, Understanding said, boolean sure) {
    boolean busy = draft.state().isBusy();
    switch (said.intent().orElseThrow()) {
      case BOOK -> {
        return book(draft);
      }
      case EMERGENCY -> emergency(draft, true);
      case START_OVER -> ifSure(draft, sure, () -> startOver(draft));
      case GOODBYE -> ifSure(draft, sure, () -> Endings.goodbye(draft));
      case HUMAN -> human(draft);
      case FIND_APPOINTMENT -> Management.begin(draft, said, Aim.FIND);
      case JOIN_WAITING_LIST -> ifSure(draft, sure, () -> Waiting.begin(draft, said));
      case ASK_WAITING_LIST -> Management.begin(draft, said, Aim.FIND_WAITING);
      case LEAVE_WAITING_LIST ->
          ifSure(draft, sure, () -> Management.begin(draft, said, Aim.LEAVE_WAITING));
      case CANCEL_APPOINTMENT -> {
        if (isDenial(draft.state(), said)) {
          return false;
        }
        ifSure(draft, sure, () -> Management.begin(draft, said, Aim.CANCEL));
      }
      case MOVE_APPOINTMENT -> {
        if (isCorrection(draft.state(), said)) {
          return false;
        }
        ifSure(draft, sure, () -> Management.begin(draft, said, Aim.CHANGE));
      }
      case NOTE_APPOINTMENT -> ifSure(draft, sure, () -> Management.begin(draft, said, Aim.NOTE));
      case REPEAT, SLOWER -> unlessBusy(busy, () -> Prompts.repeat(draft));
      case HELP -> unlessBusy(busy, () -> leadAndAskAgain(draft, Line.HELP));
      case WAIT -> unlessBusy(busy, () -> leadAndAskAgain(draft, Line.WAIT));
      case INFORMATION -> {
        if (Information.isOfTheAppointment(draft.state(), said)) {
          return false;
        }
        unlessBusy(busy, () -> Information.tell(draft, said));
      }
    }
    return true;
  }

  /** What is to be done with what there is already; empty where that is not what is wished. */
  static Optional<Aim> aim(Understanding said) {
    return said.intent()
        .flatMap(
            intent ->
                switch (intent) {
                  case FIND_APPOINTMENT -> Optional.of(Aim.FIND);
                  case CANCEL_APPOINTMENT -> Optional.of(Aim.CANCEL);
                  case MOVE_APPOINTMENT -> Optional.of(Aim.CHANGE);
                  case NOTE_APPOINTMENT -> Optional.of(Aim.NOTE);
                  case JOIN_WAITING_LIST -> Optional.of(Aim.WAIT);
                  case ASK_WAITING_LIST -> Optional.of(Aim.FIND_WAITING);
                  case LEAVE_WAITING_LIST -> Optional.of(Aim.LEAVE_WAITING);
                  default -> Optional.empty();
                });
  }

  /** A booking is wished: what was to be done with other appointments is over. */
  private static boolean book(Draft draft) {
    if (draft.state().aim().isPresent() && draft.state().phase() != Phase.FALLBACK) {
      draft.releaseHold();
      Wishes.drop(draft);
      draft.clear(SlotName.APPOINTMENT);
      draft.clear(SlotName.AIM);
    }
    return false;
  }

  /** "No, cancel that" to what is only held: there is nothing to cancel yet. */
  private static boolean isDenial(ConversationState state, Understanding said) {
    return Confirmation.isReadBack(state.question()) && said.yes().equals(Optional.of(false));
  }

  /** "Move it to Friday" of what is only held, with the new wish in the same words. */
  private static boolean isCorrection(ConversationState state, Understanding said) {
    boolean held = state.hold().isPresent() && state.aim().isEmpty();
    return held && (said.date().isPresent() || said.time().isPresent() || said.soonest());
  }

  private static void ifSure(Draft draft, boolean sure, Runnable action) {
    if (sure) {
      action.run();
    } else {
      Troubles.unclear(draft);
    }
  }

  private static void unlessBusy(boolean busy, Runnable action) {
    if (!busy) {
      action.run();
    }
  }

  /**
   * Words of danger: certain, they end the call with the clinic's emergency text; doubtful, the
   * number is named all the same, but the call goes on. Recognizers hear danger in harmless words.
   */
  static void emergency(Draft draft, boolean certain) {
    if (certain) {
      Endings.emergency(draft);
    } else {
      Troubles.perhapsEmergency(draft, Endings.emergencyLine(Line.EMERGENCY_MAYBE));
    }
  }

  private static void leadAndAskAgain(Draft draft, Line line) {
    draft.lead(line.say());
    Prompts.again(draft);
  }

  private static void startOver(Draft draft) {
    draft.releaseHold();
    for (SlotName slot : SlotName.values()) {
      if (!WHO.contains(slot)) {
        draft.clear(slot);
      }
    }
    Answers.leaveTrouble(draft);
    draft.lead(Line.BEGIN_AGAIN.say());
    draft.ask(Question.INTENT);
  }

  private static void human(Draft draft) {
    Question question = draft.state().question();
    if (question == Question.CALLBACK || draft.state().phase() == Phase.FALLBACK) {
      Fallback.begin(draft);
    } else {
      Answers.leaveTrouble(draft);
      draft.lead(Endings.humanLine(Line.HUMAN_INSTEAD));
      draft.ask(Question.CALLBACK);
    }
  }
}
