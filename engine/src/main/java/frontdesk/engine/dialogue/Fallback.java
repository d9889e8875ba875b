package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import java.util.Optional;
import java.util.Set;

/**
 * Where a human takes over. A callback is spoken of only once it is committed; without a number to
 * call, or without an answer, the clinic's own number is named.
 */
final class Fallback {
  /** Inputs that a call may have beyond its limit to end in good manners, for each attempt. */
  private static final int GRACE_PER_ATTEMPT = 4;

  /** How the keys of all lines of regret begin. */
  private static final String SORRY = "sorry.";

  /** Refusals that are no fault of anybody's: the caller had as much as one may have in a day. */
  private static final Set<Refusal> DAILY_LIMITS =
      Set.of(Refusal.TOO_MANY_HOLDS_TODAY, Refusal.TOO_MANY_BOOKINGS_TODAY);

  private Fallback() {}

  /** Gives up booking in this call. */
  static void begin(Draft draft) {
    boolean askedForNumber = draft.state().question() == Question.CONTACT;
    draft.enter(Phase.FALLBACK);
    draft.releaseHold();
    boolean mayAsk = !askedForNumber && draft.state().turns() < draft.limits().maxTurns();
    goOn(draft, mayAsk);
  }

  /** Promises a callback if a number is known; else asks for one, once. */
  static void goOn(Draft draft, boolean mayAskForNumber) {
    if (draft.state().isPending(ToolCall.PromiseCallback.class)) {
      return;
    }
    if (draft.state().noCallback() && draft.state().question() != Question.CALLBACK) {
      nameHumanNumber(draft);
    } else if (draft.state().anyNumber().isPresent()) {
      draft.use(promise(draft.state()));
    } else if (mayAskForNumber) {
      sorry(draft).ifPresent(draft::lead);
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
                .anyMatch(phrase -> phrase.key().startsWith(SORRY));
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
