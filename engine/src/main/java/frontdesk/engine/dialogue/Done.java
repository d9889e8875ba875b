package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows when something was done: it is said, and the caller asked for anything else. */
final class Done {
  private Done() {}

  /** The appointment is in the ledger: only now is it said. */
  static void booked(Draft draft, Appointment appointment) {
    Confirmation.ReadBack back = Confirmation.ReadBack.of(draft, appointment.slot());
    draft.clear(SlotName.NAME); // the next booking may be for somebody else
    List<Phrase> said = new ArrayList<>();
    said.add(Line.BOOKED.say(Map.of("date", back.date(), "time", back.time())));
    said.add(Line.BOOKED_REFERENCE.say("reference", new Argument.Digits(appointment.reference())));
    beforeVisit(draft, appointment).ifPresent(said::add);
    followUp(draft, appointment).ifPresent(said::add);
    if (!Series.follows(draft, appointment, said)) {
      committed(draft, draft.limits().anythingElse(), said.toArray(Phrase[]::new));
    }
  }

  /** What the patient has to know before they come, in the clinic's words. */
  private static Optional<Phrase> beforeVisit(Draft draft, Appointment appointment) {
    return draft
        .catalogue()
        .service(appointment.slot().service())
        .filter(service -> service.rules().preparation().isPresent())
        .map(service -> Line.BEFORE_VISIT.say("service", new Argument.NamedService(service.id())));
  }

  /** What usually comes after this service, by the clinic's rules: told, not demanded. */
  private static Optional<Phrase> followUp(Draft draft, Appointment appointment) {
    return draft
        .catalogue()
        .service(appointment.slot().service())
        .flatMap(service -> service.rules().followUp())
        .map(
            next ->
                Line.FOLLOW_UP.say(
                    Map.of(
                        "service", new Argument.NamedService(next.service()),
                        "days", new Argument.Count((int) next.after().toDays()))));
  }

  /** They have that on the same day: nothing is booked, and that is said. */
  static void already(Draft draft, Appointment same) {
    Confirmation.ReadBack back = Confirmation.ReadBack.of(draft, same.slot());
    draft.releaseHold();
    draft.lead(
        Line.APPOINTMENT_ALREADY.say(Map.of("service", back.service(), "date", back.date())));
    nothing(draft);
  }

  static void series(Draft draft, Phrase said) {
    committed(draft, true, said);
  }

  /** A place on the waiting list is given up; where there are more, the next one follows. */
  static void left(Draft draft, boolean more) {
    if (more && mayGoOn(draft) && !isTooMuch(draft)) {
      draft.enter(Phase.COMPLETE);
      draft.lead(Line.WAITING_LEFT.say());
      BookingFlow.advance(draft);
    } else {
      committed(draft, true, Line.WAITING_LEFT.say());
    }
  }

  static void changed(Draft draft, Appointment appointment) {
    Confirmation.ReadBack back = Confirmation.ReadBack.of(draft, appointment.slot());
    committed(
        draft,
        true,
        Line.APPOINTMENT_CHANGED.say(Map.of("date", back.date(), "time", back.time())));
  }

  static void noted(Draft draft, Appointment appointment) {
    Confirmation.ReadBack back = Confirmation.ReadBack.of(draft, appointment.slot());
    committed(
        draft, true, Line.APPOINTMENT_NOTED.say(Map.of("date", back.date(), "time", back.time())));
  }

  /** It is cancelled; where all are to be, the next one follows. */
  static void cancelled(Draft draft) {
    boolean all =
        draft.state().slots().get(SlotName.APPOINTMENT) instanceof SlotValue.EveryAppointment;
    boolean next = all && draft.state().selected().isPresent();
    if (next && draft.state().aim().equals(Optional.of(Aim.CANCEL)) && mayGoOn(draft)) {
      draft.enter(Phase.COMPLETE);
      draft.lead(Line.APPOINTMENT_CANCELLED.say());
      BookingFlow.advance(draft);
    } else {
      committed(draft, true, Line.APPOINTMENT_CANCELLED.say());
    }
  }

  private static void committed(Draft draft, boolean anythingElse, Phrase... said) {
    draft.enter(Phase.COMPLETE);
    close(draft);
    boolean more = anythingElse || !Further.waiting(draft.state()).isEmpty();
    if (more && mayGoOn(draft)) {
      List.of(said).forEach(draft::lead);
      draft.askWhole(Question.MORE);
    } else {
      List.of(said).forEach(draft::lead);
      Endings.farewell(draft);
    }
  }

  private static boolean mayGoOn(Draft draft) {
    return draft.state().phase() != Phase.FALLBACK
        && draft.state().turns() < draft.limits().maxTurns();
  }

  /** Nothing was written, or nothing more is to be: anything else? */
  static void nothing(Draft draft) {
    Answers.leaveTrouble(draft);
    close(draft);
    draft.ask(Question.MORE);
  }

  /** What was wished is over; who the caller is stays. */
  static void close(Draft draft) {
    if (draft.input() instanceof Input.ToolAnswered booked
        && booked.answer() instanceof ToolAnswer.AppointmentMade) {
      Wishes.dropBooked(draft);
    } else {
      Wishes.drop(draft);
    }
    draft.clear(SlotName.APPOINTMENT);
    draft.clear(SlotName.AIM);
    draft.forgetTroubles(Question.MORE);
    draft.forgetTroubles(Question.INTENT);
  }

  /** Whether this call has written as much as one call may. */
  static boolean isTooMuch(Draft draft) {
    return !draft.guardrails().mayWrite(draft);
  }

  /** One call may not do more: a person can. */
  static void tooMuch(Draft draft) {
    draft.releaseHold();
    draft.clear(SlotName.FURTHER);
    draft.lead(Line.SORRY_LIMIT_CALL.say());
    draft.lead(Endings.humanLine(Line.HUMAN_INSTEAD));
    nothing(draft);
  }

  /** Yes, there is something else; or no, and that is the end. */
  static boolean more(Draft draft, boolean yes) {
    if (yes) {
      Answers.leaveTrouble(draft);
      draft.ask(Question.INTENT);
    } else if (draft.state().question() != Question.MORE || !Further.declined(draft)) {
      Endings.goodbye(draft);
    }
    return true;
  }

  /** What the call has achieved, unless something was begun since and not finished. */
  static Optional<EndReason> outcome(ConversationState state) {
    boolean begun = state.hold().isPresent() || state.has(SlotName.SERVICE);
    return state.dealings().outcome().filter(outcome -> outcome != EndReason.INFORMED || !begun);
  }
}
