package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.booking.LedgerStep.Decided;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.AppointmentBooked;
import frontdesk.protocol.booking.LedgerEvent.CountedFor;
import frontdesk.protocol.booking.LedgerEvent.HoldExpired;
import frontdesk.protocol.booking.LedgerEvent.HoldPlaced;
import frontdesk.protocol.booking.LedgerEvent.HoldsReleased;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.AnswerOffer;
import frontdesk.protocol.booking.LedgerProtocol.BookSeries;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.JoinWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.LeaveWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.NoteAppointment;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseCall;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseHold;
import frontdesk.protocol.booking.LedgerProtocol.Released;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a command to the ledger means: the events to write and the answer to give once they
 * are written. Pure: the state, the command and the moment are all that counts.
 *
 * <p>Each command's validation is a ladder of named refusals. A refusal is an event too, so that a
 * retry hears the same.
 */
final class LedgerDecider {
  /** Events to write, in order, perhaps none; and the answer, true once they are written. */
  record Decision(List<LedgerEvent> events, Answer answer) {}

  private final AppointmentLedger.Dependencies dependencies;
  private final LedgerRules rules;
  private final LedgerApplier applier;
  private final SpokenReference references;
  private final ChangeDecider changes;
  private final CallerRule callers;
  private final WaitingDecider waiting;
  private final FreedSlots freedSlots;
  private final DirectBooking direct;

  LedgerDecider(AppointmentLedger.Dependencies dependencies, LedgerRules rules) {
    this.dependencies = dependencies;
    this.rules = rules;
    this.applier = new LedgerApplier(dependencies.digest(), dependencies.settings());
    this.references = new SpokenReference(dependencies.hash());
    this.changes = new ChangeDecider(dependencies, rules);
    this.callers = new CallerRule(dependencies, rules);
    this.waiting = new WaitingDecider(dependencies, rules);
    this.freedSlots = new FreedSlots(dependencies, rules);
    this.direct =
        new DirectBooking(dependencies, rules, applier, references, callers, waiting, changes);
  }

  LedgerApplier applier() {
    return applier;
  }

  /**
   * The expiry of every hold, offer and place on the waiting list whose time is over; and offers of
   * what that gives up.
   */
  List<LedgerEvent> expire(LedgerState state, LedgerTime time) {
    return expired(state, time).events();
  }

  /** The same, and the reminders that are due. */
  List<LedgerEvent> look(LedgerState state, LedgerTime time) {
    LedgerTurn turn = expired(state, time);
    Catalogue catalogue = dependencies.catalogue().get();
    ReminderTimes times = dependencies.settings().reminders().of(catalogue.booking().reminders());
    for (Reminders.Due due : new Reminders(times, catalogue.zone()).due(turn.state(), time.now())) {
      turn.add(due.event().apply(turn.header()));
    }
    for (FollowUps.Due due : new FollowUps(times, catalogue).due(turn.state(), time.now())) {
      turn.add(due.event().apply(turn.header()));
    }
    return turn.events();
  }

  private LedgerTurn expired(LedgerState state, LedgerTime time) {
    LedgerTurn turn = new LedgerTurn(dependencies, applier, state, time.now());
    for (Hold hold :
        state.liveHolds().filter(each -> rules.isOver(each, time.nowOf(each))).toList()) {
      turn.add(new HoldExpired(turn.header(), hold.id()));
    }
    offerWhatIsFree(turn);
    return turn;
  }

  private void offerWhatIsFree(LedgerTurn turn) {
    if (!turn.state().waiting().places().isEmpty()) {
      turn.addWhile(next -> waiting.over(next.state(), next.header()));
      turn.addWhile(next -> freedSlots.offer(next.state(), next.freed(), next.header()));
    }
  }

  /** First expires what is due, then decides the command; then offers what is free now. */
  Decision decide(LedgerState state, Mutation command, LedgerTime time) {
    Instant now = time.now();
    LedgerTurn turn = expired(state, time);
    String bodyHmac = dependencies.hash().of(CommandBody.canonical(command));
    Instant keysExpireBefore = now.minus(dependencies.settings().idempotencyRetention());
    Optional<Answer> known =
        rules.answerTo(turn.state(), command.key(), bodyHmac, keysExpireBefore);
    if (known.isPresent()) {
      return new Decision(turn.events(), known.get());
    }
    LedgerStep step = new LedgerStep(turn.state(), now, turn.header(), command.key(), bodyHmac);
    Decided decided = decideNew(step, command);
    decided.events().forEach(turn::add);
    offerWhatIsFree(turn);
    return new Decision(turn.events(), decided.answer());
  }

  private Decided decideNew(LedgerStep step, Mutation command) {
    if (command instanceof PlaceHold place) {
      return decidePlace(step, place);
    } else if (command instanceof ConfirmHold confirm) {
      return decideConfirm(step, confirm);
    } else if (command instanceof ReleaseHold release) {
      return release(step, step.state().hold(release.hold()).stream().toList());
    } else if (command instanceof ReleaseCall release) {
      return release(step, step.state().holdsOf(release.call()));
    } else if (command instanceof CancelAppointment cancel) {
      return changes.cancel(step, cancel);
    } else if (command instanceof MoveAppointment move) {
      return changes.move(step, move);
    } else if (command instanceof NoteAppointment note) {
      return changes.note(step, note);
    } else if (command instanceof JoinWaitingList join) {
      return waiting.join(step, join);
    } else if (command instanceof LeaveWaitingList leave) {
      return waiting.leave(step, leave);
    } else if (command instanceof AnswerOffer answer) {
      return direct.answer(step, answer);
    } else if (command instanceof BookSeries book) {
      return direct.book(step, book);
    }
    throw new IllegalArgumentException("no decision for " + command.getClass().getSimpleName());
  }

  private Decided decidePlace(LedgerStep step, PlaceHold place) {
    Optional<Refusal> refusal = refusalToPlace(step, place);
    if (refusal.isPresent()) {
      return step.refuse(refusal.get());
    }
    Timetable busy = step.state().timetableWithout(place.replaces());
    Optional<List<Occupied>> chosen =
        Resources.choose(
            dependencies.catalogue().get(), place.slot(), needs -> rules.mayOccupy(busy, needs));
    if (chosen.isEmpty()) {
      return step.refuse(Refusal.SLOT_NOT_FREE);
    }
    List<Occupied> needs = chosen.get();
    Duration longest = dependencies.settings().holdDuration();
    boolean less = place.keep().compareTo(longest) < 0 && place.keep().compareTo(Duration.ZERO) > 0;
    Duration keep = less ? place.keep() : longest;
    Instant until = step.now().plus(keep);
    Optional<CountedFor> counted =
        place.caller().map(caller -> callers.counted(caller, step.now()));
    Slot slot = place.slot();
    return step.decide(
        new Held(place.hold(), slot, until),
        answered ->
            new HoldPlaced(
                step.header(),
                answered,
                place.hold(),
                slot,
                Stretches.resources(needs),
                place.call(),
                until,
                counted,
                Stretches.stored(needs, slot),
                place.replaces()));
  }

  private Optional<Refusal> refusalToPlace(LedgerStep step, PlaceHold place) {
    if (step.state().hold(place.hold()).isPresent()
        || step.state().expiredHolds().find(place.hold()).isPresent()) {
      return Optional.of(Refusal.KEY_REUSED);
    }
    Catalogue catalogue = dependencies.catalogue().get();
    Optional<Refusal> hours = new WorkingHours(catalogue).refusal(place.slot(), step.now());
    if (hours.isPresent()) {
      return hours;
    }
    int holds = step.state().holdsOf(place.call()).size();
    if (holds >= dependencies.settings().maxHoldsPerCall()) {
      return Optional.of(Refusal.TOO_MANY_HOLDS);
    }
    if (place.replaces().isPresent() && place.replaces().flatMap(step.state()::booking).isEmpty()) {
      return Optional.of(Refusal.APPOINTMENT_NOT_FOUND);
    }
    return callers.tooMuch(step.state(), step.now(), place.caller(), true);
  }

  private Decided decideConfirm(LedgerStep step, ConfirmHold confirm) {
    Optional<Hold> hold = step.state().hold(confirm.hold());
    if (hold.isEmpty()) {
      return step.refuse(step.state().whyGone(confirm.hold()));
    }
    if (step.state().booking(confirm.appointment()).isPresent()) {
      return step.refuse(Refusal.KEY_REUSED);
    }
    Optional<Refusal> refusal =
        callers
            .tooMuch(step.state(), step.now(), hold.get().caller(), false)
            .or(() -> refusalToBook(step.state(), hold.get(), confirm.patient()));
    if (refusal.isPresent()) {
      return step.refuse(refusal.get());
    }
    Appointment appointment =
        new Appointment(
            confirm.appointment(),
            references.of(step.state().bookedCount()),
            hold.get().slot(),
            confirm.patient());
    return step.decide(
        new Booked(appointment),
        answered ->
            new AppointmentBooked(
                step.header(),
                answered,
                confirm.hold(),
                appointment,
                Stretches.resources(hold.get().needs()),
                hold.get().call(),
                confirm.note(),
                hold.get().caller().map(caller -> callers.counted(caller, step.now())),
                Stretches.stored(hold.get().needs(), appointment.slot())));
  }

  private Optional<Refusal> refusalToBook(LedgerState state, Hold hold, PatientId patient) {
    if (!rules.stillFits(state.withoutHold(hold.id()).timetable(), hold)) {
      return Optional.of(Refusal.SLOT_NOT_FREE);
    }
    return rules.unfit(state, dependencies.catalogue().get(), patient, hold.slot());
  }

  private Decided release(LedgerStep step, List<Hold> holds) {
    List<HoldId> ids = holds.stream().map(Hold::id).toList();
    return step.decide(
        new Released(ids), answered -> new HoldsReleased(step.header(), answered, ids));
  }
}
