package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
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
