package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cancelling an appointment: read back in full, and cancelled only after a heard yes. */
final class Cancellation {
  private Cancellation() {}

  static void advance(Draft draft) {
    draft.ask(Question.CONFIRM_CANCEL);
  }

  static List<Phrase> readBack(Draft draft, int attempt) {
    if (Places.meant(draft.state()).isPresent()) {
      return Places.readBack(draft, attempt);
    }
    List<Phrase> phrases = new ArrayList<>();
    draft
        .state()
        .selected()
        .ifPresent(one -> phrases.add(Which.line(draft, Line.CONFIRM_CANCEL, one)));
    phrases.add(Line.ASK_CONFIRM_CANCEL.say(attempt, Map.of()));
    return phrases;
  }

  /** The caller has agreed. */
  static void agreed(Draft draft) {
    draft.forgetTroubles(Question.CONFIRM_CANCEL);
    if (Places.meant(draft.state()).isPresent()) {
      Places.agreed(draft);
      return;
    }
    Optional<Appointment> selected = draft.state().selected();
    selected.ifPresent(one -> draft.use(new ToolCall.CancelAppointment(one.id())));
  }

  /** "It's on the eighteenth? Then leave it": a no that names only what was read back. */
  static boolean isKept(ConversationState state, ZoneId zone, Understanding said) {
    return state.question() == Question.CONFIRM_CANCEL
        && said.yes().equals(Optional.of(false))
        && Confirmation.namesNothingElse(state, said, zone);
  }

  /**
   * "Can I have Wednesday at nine instead?": another day or time, on which the caller has nothing,
   * is where it is to be moved; nothing is cancelled. Says whether it was that.
   */
  static boolean becomesChange(Draft draft, Understanding said) {
    ConversationState state = draft.state();
    if (state.question() != Question.CONFIRM_CANCEL
        || state.selected().isEmpty()
        || said.yes().equals(Optional.of(true))
        || !namesAnotherTime(draft, said)
        || state.dealings().appointments().stream().anyMatch(one -> isAt(draft, one, said))) {
      return false;
    }
    draft.fill(new SlotValue.WantedAppointment(state.selected().get().id()));
    draft.fill(new SlotValue.WantedAim(Aim.CHANGE));
    draft.forgetTroubles(Question.CONFIRM_CANCEL);
    Answers.leaveTrouble(draft);
    if (Wishes.take(draft, said) != Wishes.Outcome.IMPOSSIBLE) {
      BookingFlow.advance(draft);
    }
    return true;
  }

  private static boolean namesAnotherTime(Draft draft, Understanding said) {
    boolean when =
        said.date().isPresent()
            || said.soonest()
            || said.time().isPresent()
            || said.earliest().isPresent()
            || said.latest().isPresent();
    return when && !Confirmation.namesNothingElse(draft.state(), said, draft.catalogue().zone());
  }

  /** Whether an appointment is what was named: then that one was meant. */
  private static boolean isAt(Draft draft, Appointment one, Understanding said) {
    LocalDateTime start = BookingFlow.start(draft, one.slot());
    return said.date().map(start.toLocalDate()::equals).orElse(true)
        && said.time().map(start.toLocalTime()::equals).orElse(true)
        && (said.date().isPresent() || said.time().isPresent());
  }

  /** No: it stays. */
  static boolean kept(Draft draft) {
    draft.forgetTroubles(Question.CONFIRM_CANCEL);
    if (Places.anotherOne(draft)) {
      return true;
    }
    draft.lead(Line.APPOINTMENT_KEPT.say());
    Done.nothing(draft);
    return true;
  }
}
