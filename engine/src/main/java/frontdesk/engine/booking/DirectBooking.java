package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.booking.LedgerStep.Decided;
import frontdesk.engine.booking.WaitingList.Kept;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.booking.LedgerEvent.AppointmentBooked;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.AnswerOffer;
import frontdesk.protocol.booking.LedgerProtocol.BookSeries;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.SeriesBooked;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.SeriesId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Books what had no hold: a slot that was kept for somebody who waited, and the further
 * appointments of a series, all of them or none. Pure.
 */
record DirectBooking(
    AppointmentLedger.Dependencies dependencies,
    LedgerRules rules,
    LedgerApplier applier,
    SpokenReference references,
    CallerRule callers,
    WaitingDecider waiting,
    ChangeDecider changes) {

  Decided answer(LedgerStep step, AnswerOffer answer) {
    Optional<Refusal> refusal = waiting.refusalToAnswer(step, answer);
    if (refusal.isPresent()) {
      return step.refuse(refusal.get());
    }
    return answer.accepted() ? accept(step, answer) : waiting.decline(step, answer);
  }

  private Decided accept(LedgerStep step, AnswerOffer answer) {
    LedgerState state = step.state();
    WaitingList.Place place = state.waiting().find(answer.entry()).orElseThrow();
    Kept kept = place.offer().orElseThrow();
    PatientId patient = place.entry().patient();
    if (answer.instead().isPresent()) {
      return changes.moveToKept(step, answer, answer.instead().get(), patient, kept);
    }
    Optional<Refusal> refusal =
        known(state, answer.appointment())
            .or(() -> callers.tooMuch(state, step.now(), answer.caller(), false))
            .or(() -> rules.unfit(state, catalogue(), patient, kept.slot()));
    if (refusal.isPresent()) {
      return step.refuse(refusal.get());
    }
    Appointment appointment = appointment(state, answer.appointment(), kept.slot(), patient);
    return step.decide(
        new Booked(appointment),
        answered ->
            new AppointmentBooked(
                step.header(),
                answered,
                LedgerEvent.NO_HOLD,
                appointment,
                Stretches.resources(kept.occupied()),
                answer.call(),
                Optional.empty(),
                answer.caller().map(caller -> callers.counted(caller, step.now())),
                Stretches.stored(kept.occupied(), kept.slot()),
                Optional.of(answer.entry()),
                Optional.empty()));
  }

  Decided book(LedgerStep step, BookSeries book) {
    Optional<Appointment> first =
        step.state()
            .booking(book.first())
            .map(Booking::appointment)
            .filter(appointment -> appointment.slot().end().isAfter(step.now()));
    int most = dependencies.settings().series().most();
    if (first.isEmpty()) {
      return step.refuse(Refusal.APPOINTMENT_NOT_FOUND);
    }
    boolean matched =
        book.slots().size() == book.appointments().size()
            && new HashSet<>(book.appointments()).size() == book.appointments().size();
    if (book.slots().isEmpty() || book.slots().size() > most || !matched) {
      return step.refuse(Refusal.SERIES_TOO_LONG);
    }
    // The answer says what all of them are, and every event stores it: decided twice, first what
    // there is to be said, then the events that say it.
    List<Appointment> appointments = new ArrayList<>();
    Optional<Refusal> refusal =
        walk(step, book, first.get(), new SeriesBooked(series(book), List.of()), appointments)
            .refusal();
    if (refusal.isPresent()) {
      return step.refuse(refusal.get());
    }
    Answer answer = new SeriesBooked(series(book), appointments);
    return new Decided(walk(step, book, first.get(), answer, new ArrayList<>()).events(), answer);
  }

  private record Walked(List<LedgerEvent> events, Optional<Refusal> refusal) {}

  private Walked walk(
      LedgerStep step,
      BookSeries book,
      Appointment first,
      Answer answer,
      List<Appointment> appointments) {
    Answered answered = new Answered(step.key(), step.bodyHmac(), answer);
    LedgerTurn turn = new LedgerTurn(dependencies, applier, step.state(), step.now());
    for (int i = 0; i < book.slots().size(); i++) {
      Slot slot = book.slots().get(i);
      Optional<List<Occupied>> needs =
          Resources.choose(catalogue(), slot, n -> rules.mayOccupy(turn.state().timetable(), n));
      Optional<Refusal> refusal = refusal(turn, book, i, first.patient());
      if (refusal.isPresent() || needs.isEmpty()) {
        return new Walked(List.of(), refusal.or(() -> Optional.of(Refusal.SLOT_NOT_FREE)));
      }
      Appointment appointment =
          appointment(turn.state(), book.appointments().get(i), slot, first.patient());
      appointments.add(appointment);
      turn.add(
          new AppointmentBooked(
              turn.header(),
              answered,
              LedgerEvent.NO_HOLD,
              appointment,
              Stretches.resources(needs.get()),
              book.call(),
              Optional.empty(),
              book.caller().map(caller -> callers.counted(caller, step.now())),
              Stretches.stored(needs.get(), slot),
              Optional.empty(),
              Optional.of(series(book))));
    }
    return new Walked(turn.events(), Optional.empty());
  }

  private Optional<Refusal> refusal(LedgerTurn turn, BookSeries book, int i, PatientId patient) {
    LedgerState state = turn.state();
    Slot slot = book.slots().get(i);
    return known(state, book.appointments().get(i))
        .or(() -> new WorkingHours(catalogue()).refusal(slot, turn.now()))
        .or(() -> callers.tooMuch(state, turn.now(), book.caller(), false))
        .or(() -> rules.unfit(state, catalogue(), patient, slot));
  }

  private static SeriesId series(BookSeries book) {
    return SeriesId.of(book.first());
  }

  private static Optional<Refusal> known(LedgerState state, AppointmentId id) {
    return state.booking(id).map(there -> Refusal.KEY_REUSED);
  }

  private Appointment appointment(
      LedgerState state, AppointmentId id, Slot slot, PatientId patient) {
    return new Appointment(id, references.of(state.bookedCount()), slot, patient);
  }

  private Catalogue catalogue() {
    return dependencies.catalogue().get();
  }
}
