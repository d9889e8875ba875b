package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.booking.LedgerStep.Decided;
import frontdesk.engine.booking.WaitingList.Kept;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.AppointmentCancelled;
import frontdesk.protocol.booking.LedgerEvent.AppointmentMoved;
import frontdesk.protocol.booking.LedgerEvent.AppointmentNoted;
import frontdesk.protocol.booking.LedgerEvent.CountedFor;
import frontdesk.protocol.booking.LedgerProtocol.AnswerOffer;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Cancelled;
import frontdesk.protocol.booking.LedgerProtocol.ChangedBy;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Moved;
import frontdesk.protocol.booking.LedgerProtocol.NoteAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Noted;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PatientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of an appointment that somebody wants to cancel, to move or to give a note:
 * one event, so that the patient has exactly one appointment before it and after it. Pure.
 */
final class ChangeDecider {
  private final AppointmentLedger.Dependencies dependencies;
  private final LedgerRules rules;

  ChangeDecider(AppointmentLedger.Dependencies dependencies, LedgerRules rules) {
    this.dependencies = dependencies;
    this.rules = rules;
  }

  Decided cancel(LedgerStep step, CancelAppointment cancel) {
    Optional<Appointment> appointment = notOver(step, cancel.appointment());
    if (appointment.isEmpty()) {
      return step.refuse(Refusal.APPOINTMENT_NOT_FOUND);
    }
    Optional<Refusal> refusal = refusal(step, appointment.get(), cancel.by());
    if (refusal.isPresent()) {
      return step.refuse(refusal.get());
    }
    return step.decide(
        new Cancelled(appointment.get()),
        answered ->
            new AppointmentCancelled(
                step.header(),
                answered,
                cancel.appointment(),
                cancel.by().map(ChangedBy::call),
                counted(cancel.by(), step.now())));
  }

  Decided move(LedgerStep step, MoveAppointment move) {
    Optional<Appointment> old = notOver(step, move.appointment());
    if (old.isEmpty()) {
      return step.refuse(Refusal.APPOINTMENT_NOT_FOUND);
    }
    Optional<Hold> hold = step.state().hold(move.hold());
    if (hold.isEmpty()) {
      return step.refuse(step.state().whyGone(move.hold()));
    }
    Optional<Refusal> refusal =
        refusal(step, old.get(), move.by()).or(() -> refusalThere(step, old.get(), hold.get()));
    if (refusal.isPresent()) {
      return step.refuse(refusal.get());
    }
    Slot from = old.get().slot();
    Appointment moved =
        new Appointment(
            old.get().id(), old.get().reference(), hold.get().slot(), old.get().patient());
    return step.decide(
        new Moved(moved, from),
        answered ->
            new AppointmentMoved(
                step.header(),
                answered,
                move.hold(),
                moved,
                Stretches.resources(hold.get().needs()),
                from,
                Stretches.stored(hold.get().needs(), moved.slot()),
                move.note(),
                move.by().map(ChangedBy::call),
                counted(move.by(), step.now())));
  }

  /** Puts a patient's appointment where a slot was kept for them while they waited. */
  Decided moveToKept(
      LedgerStep step, AnswerOffer answer, AppointmentId id, PatientId patient, Kept kept) {
    Optional<Appointment> old =
        notOver(step, id)
            .filter(own -> own.patient().equals(patient))
            .filter(own -> own.slot().service().equals(kept.slot().service()));
    if (old.isEmpty()) {
      return step.refuse(Refusal.APPOINTMENT_NOT_FOUND);
    }
    Optional<ChangedBy> by = Optional.of(new ChangedBy(answer.call(), answer.caller()));
    Optional<Refusal> refusal =
        refusal(step, old.get(), by)
            .or(
                () ->
                    rules.unfit(
                        step.state().withoutBooking(id), catalogue(), patient, kept.slot()));
    if (refusal.isPresent()) {
      return step.refuse(refusal.get());
    }
    Slot from = old.get().slot();
    Appointment moved = new Appointment(id, old.get().reference(), kept.slot(), patient);
    return step.decide(
        new Moved(moved, from),
        answered ->
            new AppointmentMoved(
                step.header(),
                answered,
                LedgerEvent.NO_HOLD,
                moved,
                Stretches.resources(kept.occupied()),
                from,
                Stretches.stored(kept.occupied(), kept.slot()),
                Optional.empty(),
                Optional.of(answer.call()),
                counted(by, step.now()),
                Optional.of(answer.entry())));
  }

  /** A note takes nothing from anybody: it may come as late as the appointment lasts. */
  Decided note(LedgerStep step, NoteAppointment note) {
    Optional<Appointment> appointment = notOver(step, note.appointment());
    if (appointment.isEmpty()) {
      return step.refuse(Refusal.APPOINTMENT_NOT_FOUND);
    }
    Optional<Refusal> refusal = tooMany(step, note.by());
    if (refusal.isPresent()) {
      return step.refuse(refusal.get());
    }
    return step.decide(
        new Noted(appointment.get()),
        answered ->
            new AppointmentNoted(
                step.header(),
                answered,
                note.appointment(),
                note.note(),
                note.by().map(ChangedBy::call),
                counted(note.by(), step.now())));
  }

  /** Why this appointment cannot be moved or cancelled at all. */
  private Optional<Refusal> refusal(LedgerStep step, Appointment old, Optional<ChangedBy> by) {
    if (rules.isTooLate(old.slot(), step.now(), catalogue().booking().cancellationNotice())) {
      return Optional.of(Refusal.TOO_LATE_TO_CHANGE);
    }
    return tooMany(step, by);
  }

  private Optional<Refusal> tooMany(LedgerStep step, Optional<ChangedBy> by) {
    CallerLimits limits = dependencies.settings().perCaller();
    return counted(by, step.now()).stream()
        .flatMap(List::stream)
        .flatMap(who -> rules.tooManyChanges(who, step.state().callers().of(who), limits).stream())
        .findFirst();
  }

  /** Why it cannot stand in the hold's slot. */
  private Optional<Refusal> refusalThere(LedgerStep step, Appointment old, Hold hold) {
    LedgerState without = step.state().withoutHold(hold.id()).withoutBooking(old.id());
    if (!rules.stillFits(without.timetable(), hold)) {
      return Optional.of(Refusal.SLOT_NOT_FREE);
    }
    return rules.unfit(without, catalogue(), old.patient(), hold.slot());
  }

  /** The event names the day, so that a replay counts alike whatever the catalogue then says. */
  private Optional<List<CountedFor>> counted(Optional<ChangedBy> by, Instant now) {
    if (by.isEmpty()) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.ofInstant(now, catalogue().zone());
    List<CountedFor> counted = new ArrayList<>();
    counted.add(new CountedFor(CallerCounts.key(by.get().call()), day));
    by.get().caller().ifPresent(caller -> counted.add(new CountedFor(caller, day)));
    return Optional.of(List.copyOf(counted));
  }

  private Catalogue catalogue() {
    return dependencies.catalogue().get();
  }

  private static Optional<Appointment> notOver(LedgerStep step, AppointmentId id) {
    return step.state()
        .booking(id)
        .map(Booking::appointment)
        .filter(appointment -> appointment.slot().end().isAfter(step.now()));
  }
}
