package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a human takes over. A callback is spoken of only once it is committed; without a number to
 * call, or without an answer, the clinic's own number is named.
 */
final class Fallback {
  /** Inputs that a call may have beyond its limit to end in good manners, for each attempt. */
  private static final int GRACE_PER_ATTEMPT = 4;

  /** How the keys of all lines of regret begin, and of the question that comes after them. */
  private static final List<String> SAID_ALREADY = List.of("sorry.", "ask.callback.number");

  /** Refusals that are no fault of anybody's: the caller had as much as one may have in a day. */
  private static final Set<Refusal> DAILY_LIMITS =
      Set.of(Refusal.TOO_MANY_HOLDS_TODAY, Refusal.TOO_MANY_BOOKINGS_TODAY);

  /** What can be served here instead of by a person. */
  private static final Set<Intent> SERVED =
      EnumSet.of(
          Intent.BOOK,
          Intent.FIND_APPOINTMENT,
          Intent.CANCEL_APPOINTMENT,
          Intent.MOVE_APPOINTMENT,
          Intent.NOTE_APPOINTMENT,
          Intent.JOIN_WAITING_LIST,
          Intent.ASK_WAITING_LIST,
          Intent.LEAVE_WAITING_LIST,
          Intent.START_OVER);

  private Fallback() {}

  /** Gives up booking in this call. */
  static void begin(Draft draft) {
    boolean askedForNumber = draft.state().question() == Question.CONTACT;
    draft.enter(Phase.FALLBACK);
    draft.releaseHold();
    handOver(draft, !askedForNumber && hasTurnsLeft(draft));
  }

  private static boolean hasTurnsLeft(Draft draft) {
    return draft.state().turns() < draft.limits().maxTurns();
  }

  /** The handing over goes on after something that was understood: a number, or another fact. */
  static void goOn(Draft draft) {
    boolean stillNeeded = isAskedForNumber(draft.state()) && draft.state().anyNumber().isEmpty();
    if (stillNeeded && !draft.state().isPending(ToolCall.PromiseCallback.class)) {
      Troubles.impossible(draft, Question.CONTACT, Line.CALLBACK_NEEDS_NUMBER.say());
    } else {
      handOver(draft, hasTurnsLeft(draft));
    }
  }

  private static boolean isAskedForNumber(ConversationState state) {
    return state.phase() == Phase.FALLBACK && state.question() == Question.CONTACT;
  }

  /**
   * A turn without a number where one to call back at is asked for: it is asked for again, in words
   * that tell the keys, until the attempts are used up.
   */
  static void trouble(Draft draft, int count, Phrase lead) {
    int most = FlowNode.HUMAN.attempts(draft.limits());
    if (isAskedForNumber(draft.state()) && count < most && hasTurnsLeft(draft)) {
      draft.lead(lead);
      Prompts.askAgain(draft, Question.CONTACT);
    } else {
      nameHumanNumber(draft);
    }
  }

  /**
   * A new wish where a number to call back at is asked for: the caller would rather go on here. Not
   * while it is unknown what became of the last wish: the same might be written twice.
   */
  static void leaveFor(Draft draft, Understanding said) {
    ConversationState state = draft.state();
    boolean wish = said.intent().map(SERVED::contains).orElse(said.service().isPresent());
    boolean unsure =
        state.isBusy() || state.unavailable().filter(ConversationState::writes).isPresent();
    if (isAskedForNumber(state) && wish && !unsure && hasTurnsLeft(draft)) {
      draft.forgetTroubles(Question.CONTACT);
      draft.forgetTroubles(Question.INTENT);
      draft.enter(Phase.COLLECT_INFO);
    }
  }

  /**
   * Who they are or a number, where it was asked whether to call back: a number to call back at is
   * a yes; the rest is kept, and it is asked again. Says whether there was any of that.
   */
  static boolean answered(Draft draft, Understanding said) {
    boolean who = said.name().isPresent() || said.birthDate().isPresent();
    if (said.number().isPresent()) {
      begin(draft);
    } else if (who && said.intent().isEmpty()) {
      Prompts.again(draft);
    }
    return said.number().isPresent() || (who && said.intent().isEmpty());
  }

  /** Promises a callback if a number is known; else asks for one. */
  private static void handOver(Draft draft, boolean mayAskForNumber) {
    if (draft.state().isPending(ToolCall.PromiseCallback.class)) {
      return;
    }
    if (draft.state().noCallback() && draft.state().question() != Question.CALLBACK) {
      nameHumanNumber(draft);
    } else if (draft.state().anyNumber().isPresent()) {
      draft.use(promise(draft.state()));
    } else if (mayAskForNumber) {
      sorry(draft).ifPresent(draft::lead);
      draft.forgetTroubles(Question.CONTACT);
      draft.ask(Question.CONTACT);
    } else {
      nameHumanNumber(draft);
    }
  }

  private static ToolCall promise(ConversationState state) {
    return new ToolCall.PromiseCallback(
        state.anyNumber(),
        state.slot(SlotName.SERVICE, SlotValue.WantedService.class).map(v -> v.service()),
        state
            .slot(SlotName.PRACTITIONER, SlotValue.WantedPractitioner.class)
            .map(v -> v.practitioner()),
        state.slot(SlotName.DATE, SlotValue.WantedDate.class).map(v -> v.date()),
        state.slot(SlotName.TIME, SlotValue.WantedTime.class).map(v -> v.time()));
  }

  /** The callback is committed: now it may be said. */
  static void promised(Draft draft) {
    sorry(draft).ifPresent(draft::lead);
    draft.tell(
        false,
        Line.CALLBACK_PROMISED.say("hours", new Argument.Count(draft.limits().callbackDueHours())),
        Line.GOODBYE.say("clinic", new Argument.OfClinic(ClinicFact.NAME)));
    draft.end(EndReason.CALLBACK_PROMISED);
  }

  /** No callback could be promised: the clinic's number, and the end. */
  static void nameHumanNumber(Draft draft) {
    nameHumanNumber(draft, EndReason.HUMAN_NUMBER_NAMED);
  }

  private static void nameHumanNumber(Draft draft, EndReason reason) {
    draft.enter(Phase.FALLBACK);
    draft.releaseHold();
    sorry(draft).ifPresent(draft::lead);
    draft.tell(
        false,
        Line.HUMAN_NUMBER.say("human", new Argument.OfClinic(ClinicFact.HUMAN_NUMBER)),
        Line.GOODBYE.say("clinic", new Argument.OfClinic(ClinicFact.NAME)));
    draft.end(reason);
  }

  /** Why a human takes over, truthfully; nothing when the caller wished it. */
  private static Optional<Phrase> sorry(Draft draft) {
    ConversationState state = draft.state();
    if (state.refusal().filter(DAILY_LIMITS::contains).isPresent()) {
      return Optional.of(Line.SORRY_LIMIT.say());
    }
    Optional<ToolCall> unsure = state.unavailable().filter(ConversationState::writes);
    if (unsure.isPresent() || state.isWriting()) {
      boolean booking =
          state.isPending(ToolCall.ConfirmHold.class)
              || unsure.filter(ToolCall.ConfirmHold.class::isInstance).isPresent();
      return Optional.of(booking ? Line.SORRY_UNSURE.say() : Line.SORRY_UNSURE_CHANGE.say());
    }
    if (state.unavailable().isPresent() || state.isBusy()) {
      return Optional.of(Line.SORRY_UNAVAILABLE.say());
    }
    boolean wished = state.question() == Question.CALLBACK;
    boolean saidAlready =
        state.phase() == Phase.FALLBACK
            && state.asked().stream()
                .flatMap(say -> say.phrases().stream())
                .anyMatch(phrase -> SAID_ALREADY.stream().anyMatch(phrase.key()::startsWith));
    return wished || saidAlready ? Optional.empty() : Optional.of(Line.SORRY_FALLBACK.say());
  }

  /** A tool has been slow too often; its late answer will find the call ended. */
  static void giveUpWaiting(Draft draft) {
    nameHumanNumber(draft);
  }

  private static int grace(Draft draft) {
    return GRACE_PER_ATTEMPT * draft.limits().attemptsPerSlot();
  }

  /**
   * Whether the call has had all the inputs it may have; a booking that is being written ends
   * first, and one that is written is said.
   */
  static boolean tooLong(Draft draft, ConversationState before) {
    ConversationState state = draft.state();
    if (state.dealings().writes() > before.dealings().writes()) {
      return false;
    }
    int limit = draft.limits().maxTurns();
    if (state.phase() == Phase.FALLBACK || state.isWriting()) {
      return state.turns() > limit + grace(draft);
    }
    return state.turns() > limit;
  }

  /** Ends a call that goes on for too long: first by a callback, then at once. */
  static void cutShort(Draft draft) {
    if (draft.state().turns() > draft.limits().maxTurns() + grace(draft)) {
      nameHumanNumber(draft, EndReason.TOO_LONG);
    } else if (draft.state().question() == Question.MORE) {
      Endings.goodbye(draft);
    } else {
      begin(draft);
    }
  }
}
