package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Practitioner;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Putting an appointment somewhere else: the new slot is held while the old one stays, both are
 * read back, and the ledger moves it in one write.
 */
final class Change {
  private Change() {}

  /** The next step for this appointment: what is wished instead, a free slot, the read-back. */
  static void advance(Draft draft, Appointment old) {
    if (!isWished(draft, old)) {
      draft.releaseHold();
      askWhen(draft);
      return;
    }
    if (draft.limits().askTime() && isOnlyWithSomebodyElse(draft.state())) {
      askTimeToo(draft, old);
      return;
    }
    keepTheRest(draft, old);
    Optional<LocalDate> day = BookingFlow.date(draft.state());
    Optional<Phrase> fault = day.flatMap(date -> Feasibility.fault(draft, date));
    if (fault.isPresent()) {
      draft.clear(SlotName.DATE);
      Troubles.impossible(draft, Question.DATE, fault.get());
    } else {
      BookingFlow.holdOrSearch(draft, () -> readBackOrAsk(draft));
    }
  }

  /** Which day; whoever names the day that it is on wants another time. */
  private static void askWhen(Draft draft) {
    boolean sameDay = draft.state().has(SlotName.DATE) && !draft.state().has(SlotName.TIME);
    if (!sameDay) {
      draft.clear(SlotName.DATE);
      draft.clear(SlotName.TIME);
    }
    draft.ask(sameDay ? Question.TIME : Question.DATE);
  }

  private static void readBackOrAsk(Draft draft) {
    if (draft.state().refusal().equals(Optional.of(Refusal.HOLD_EXPIRED))) {
      draft.lead(Line.HOLD_EXPIRED.say());
    }
    draft.ask(Question.CONFIRM_CHANGE);
  }

  /** Whether anything was said that is not as it is. */
  private static boolean isWished(Draft draft, Appointment old) {
    ConversationState state = draft.state();
    Slot slot = old.slot();
    LocalDateTime start = BookingFlow.start(draft, slot);
    boolean anyDay = state.has(SlotName.DATE) && BookingFlow.date(state).isEmpty();
    boolean window = state.has(SlotName.TIME) && BookingFlow.time(state).isEmpty();
    return anyDay
        || window
        || BookingFlow.date(state).filter(day -> !day.equals(start.toLocalDate())).isPresent()
        || BookingFlow.time(state).filter(time -> !time.equals(start.toLocalTime())).isPresent()
        || BookingFlow.service(state).filter(one -> !one.equals(slot.service())).isPresent()
        || BookingFlow.practitioner(state)
            .filter(someone -> !someone.equals(slot.practitioner()))
            .isPresent();
  }

  private static boolean isOnlyWithSomebodyElse(ConversationState state) {
    return BookingFlow.practitioner(state).isPresent()
        && !state.has(SlotName.DATE)
        && !state.has(SlotName.TIME)
        && state.hold().isEmpty();
  }

  /** Somebody else works at other times: that day, at which time? */
  private static void askTimeToo(Draft draft, Appointment old) {
    LocalDateTime start = BookingFlow.start(draft, old.slot());
    draft.fill(new SlotValue.WantedDate(start.toLocalDate()));
    draft.lead(
        Line.CHANGE_TIME.say(
            Map.of(
                "date", new Argument.Day(start.toLocalDate()),
                "time", new Argument.TimeOfDay(start.toLocalTime()))));
    draft.ask(Question.TIME);
  }

  /** The time that it has; says whether that is known. */
  static boolean sameTime(Draft draft) {
    Optional<Appointment> old = draft.state().selected();
    old.ifPresent(
        one ->
            Answers.fill(
                draft,
                new SlotValue.WantedTime(BookingFlow.start(draft, one.slot()).toLocalTime()),
                Question.TIME));
    return old.isPresent();
  }

  /** What was not spoken of stays as it is, as far as it can. */
  private static void keepTheRest(Draft draft, Appointment old) {
    Slot slot = old.slot();
    LocalDateTime start = BookingFlow.start(draft, slot);
    if (!draft.state().has(SlotName.SERVICE)) {
      draft.fill(new SlotValue.WantedService(slot.service()));
    }
    if (!draft.state().has(SlotName.PRACTITIONER) && offersIt(draft, slot)) {
      draft.fill(new SlotValue.WantedPractitioner(slot.practitioner()));
    }
    if (!draft.state().has(SlotName.DATE)) {
      draft.fill(new SlotValue.WantedDate(start.toLocalDate()));
    }
    boolean oneDay = BookingFlow.date(draft.state()).isPresent();
    if (!draft.state().has(SlotName.TIME) && oneDay) {
      draft.fill(new SlotValue.WantedTime(start.toLocalTime()));
    }
  }

  private static boolean offersIt(Draft draft, Slot slot) {
    return draft
        .catalogue()
        .practitioner(slot.practitioner())
        .map(Practitioner::services)
        .filter(
            services -> BookingFlow.service(draft.state()).filter(services::contains).isPresent())
        .isPresent();
  }

  /** The appointment that a call changes in its place or in what is known of it, if it is such. */
  static Optional<AppointmentId> changed(ToolCall call) {
    if (call instanceof ToolCall.ModifyAppointment modify) {
      return Optional.of(modify.appointment());
    }
    return call instanceof ToolCall.NoteAppointment note
        ? Optional.of(note.appointment())
        : Optional.empty();
  }

  /** The read-back: what it is now, and what it will be. */
  static List<Phrase> readBack(Draft draft, int attempt) {
    if (Noting.isWanted(draft.state())) {
      return Noting.readBack(draft, attempt);
    }
    List<Phrase> phrases = new ArrayList<>();
    draft
        .state()
        .selected()
        .ifPresent(one -> phrases.add(Which.line(draft, Line.CONFIRM_CHANGE_OLD, one)));
    draft
        .state()
        .hold()
        .map(ToolAnswer.SlotHeld::slot)
        .ifPresent(
            slot -> {
              Confirmation.ReadBack back = Confirmation.ReadBack.of(draft, slot);
              phrases.add(
                  Line.CONFIRM_CHANGE_NEW.say(
                      Map.of(
                          "service", back.service(),
                          "practitioner", back.practitioner(),
                          "date", back.date(),
                          "time", back.time(),
                          "price", back.price())));
            });
    Noting.line(draft.state()).ifPresent(phrases::add);
    phrases.add(Line.ASK_CONFIRM_CHANGE.say(attempt, Map.of()));
    return phrases;
  }

  /** The caller has agreed: one write puts the appointment into the slot that is held. */
  static void agreed(Draft draft) {
    if (Noting.isWanted(draft.state())) {
      Noting.agreed(draft);
      return;
    }
    draft.forgetTroubles(Question.CONFIRM_CHANGE);
    ConversationState state = draft.state();
    Optional<Sealed> note = Noting.note(state);
    Optional<Appointment> selected = state.selected();
    Optional<ToolAnswer.SlotHeld> hold = state.hold();
    if (selected.isPresent() && hold.isPresent()) {
      draft.use(new ToolCall.ModifyAppointment(selected.get().id(), hold.get().hold(), note));
    }
  }

  /** No to the new slot: another one, or leave it as it is. */
  static boolean anotherOne(Draft draft) {
    if (Noting.isWanted(draft.state())) {
      return Noting.anotherOne(draft);
    }
    draft.releaseHold();
    Answers.leaveTrouble(draft);
    draft.forgetTroubles(Question.CONFIRM_CHANGE);
    draft.clear(SlotName.DATE);
    draft.clear(SlotName.TIME);
    draft.lead(Line.OFFER_ANOTHER.say());
    draft.ask(Question.DATE);
    return true;
  }

  /** No other day either: the appointment stays as it is. */
  static boolean kept(Draft draft) {
    draft.releaseHold();
    draft.forgetTroubles(Question.DATE);
    draft.lead(Line.APPOINTMENT_KEPT.say());
    Done.nothing(draft);
    return true;
  }
}
