package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.util.List;
import java.util.Optional;

/** What callers want done with appointments that they have: told of, cancelled, changed. */
final class Management {
  private Management() {}

  /** The caller wants this done; what they said beside it tells which appointment is meant. */
  static void begin(Draft draft, Understanding said, Aim aim) {
    if (draft.state().phase() == Phase.FALLBACK) {
      Fallback.begin(draft);
      return;
    }
    Answers.leaveTrouble(draft);
    Persons.takeOwner(draft, said);
    if (!draft.state().aim().equals(Optional.of(aim))) {
      draft.releaseHold();
      Wishes.drop(draft);
      draft.fill(new SlotValue.WantedAim(aim));
    }
    if (aim == Aim.CANCEL && said.all().isPresent()) {
      draft.fill(new SlotValue.EveryAppointment());
    }
    if (Wishes.take(draft, said) != Wishes.Outcome.IMPOSSIBLE) {
      BookingFlow.advance(draft);
    }
  }

  /** Whether what is said about a wish only tells which appointment is meant. */
  static boolean isDescribed(ConversationState state) {
    Optional<Aim> aim = state.aim();
    return aim.isPresent() && (aim.get() != Aim.CHANGE || state.selected().isEmpty());
  }

  /** The next step: who is it, what do they have, which of it, and then what they want done. */
  static void advance(Draft draft, Aim aim) {
    if (aim != Aim.CHANGE) {
      draft.releaseHold();
    }
    if (aim == Aim.WAIT) {
      Waiting.advance(draft);
      return;
    }
    if (aim == Aim.FIND_WAITING || aim == Aim.LEAVE_WAITING) {
      Places.advance(draft, aim == Aim.LEAVE_WAITING);
      return;
    }
    ConversationState state = draft.state();
    Dealings dealings = state.dealings();
    if (dealings.identified().isEmpty() && dealings.made().isEmpty()) {
      Identification.advance(draft);
    } else if (dealings.identified().isPresent() && dealings.found().isEmpty()) {
      draft.use(new ToolCall.RetrieveAppointments(dealings.identified().get()));
    } else if (Waiting.tells(draft)) {
      return; // what became free for them comes first
    } else if (dealings.appointments().isEmpty()) {
      draft.lead(Line.APPOINTMENT_NONE.say());
      Done.nothing(draft);
    } else if (aim == Aim.FIND) {
      tell(draft, dealings.appointments());
    } else if (Done.isTooMuch(draft)) {
      Done.tooMuch(draft);
    } else {
      which(draft).ifPresentOrElse(one -> act(draft, aim, one), () -> Which.ask(draft));
    }
  }

  private static Optional<Appointment> which(Draft draft) {
    Optional<Appointment> selected = draft.state().selected();
    if (selected.isEmpty()) {
      Which.described(draft).ifPresent(one -> Which.select(draft, one));
    }
    return draft.state().selected();
  }

  private static void act(Draft draft, Aim aim, Appointment appointment) {
    if (aim == Aim.CANCEL) {
      Cancellation.advance(draft);
    } else if (aim == Aim.NOTE) {
      Noting.advance(draft);
    } else {
      Change.advance(draft, appointment);
    }
  }

  private static void tell(Draft draft, List<Appointment> appointments) {
    draft.lead(Line.APPOINTMENT_YOURS.say());
    appointments.stream()
        .limit(Keys.MOST_CHOICES)
        .forEach(one -> draft.lead(Which.line(draft, Line.APPOINTMENT_ONE, one)));
    Done.nothing(draft);
  }

  /** Not the one that was chosen: another of them, or none. */
  static void anotherOne(Draft draft) {
    Wishes.drop(draft);
    if (draft.state().dealings().appointments().size() > 1) {
      Answers.leaveTrouble(draft);
      draft.clear(SlotName.APPOINTMENT);
      Which.ask(draft);
    } else {
      Cancellation.kept(draft);
    }
  }

  /** The appointment is not there any more, or somebody was faster. */
  static void gone(Draft draft) {
    draft.releaseHold();
    draft.clear(SlotName.APPOINTMENT);
    draft.lead(Line.APPOINTMENT_GONE.say());
    Done.nothing(draft);
  }
}
