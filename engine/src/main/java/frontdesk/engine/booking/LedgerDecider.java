package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.booking.LedgerEvent.AppointmentBooked;
import frontdesk.protocol.booking.LedgerEvent.AppointmentCancelled;
import frontdesk.protocol.booking.LedgerEvent.AppointmentMoved;
import frontdesk.protocol.booking.LedgerEvent.CommandRefused;
import frontdesk.protocol.booking.LedgerEvent.CountedFor;
import frontdesk.protocol.booking.LedgerEvent.HoldExpired;
import frontdesk.protocol.booking.LedgerEvent.HoldPlaced;
import frontdesk.protocol.booking.LedgerEvent.HoldsReleased;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Cancelled;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Moved;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseCall;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseHold;
import frontdesk.protocol.booking.LedgerProtocol.Released;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.HoldId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

  /** The one event of a new command, and the answer that it stores. */
  private record Decided(LedgerEvent event, Answer answer) {}

  /** What a new command is decided from, besides itself. */
  private record Step(
      LedgerState state, Instant now, EventHeader header, CommandKey key, String bodyHmac) {
    Decided decide(Answer answer, Function<Answered, LedgerEvent> event) {
      return new Decided(event.apply(new Answered(key, bodyHmac, answer)), answer);
    }

    Decided refuse(Refusal reason) {
      return decide(new Refused(reason), answered -> new CommandRefused(header, answered));
    }
  }

  private final AppointmentLedger.Dependencies dependencies;
  private final LedgerRules rules;
  private final LedgerApplier applier;
  private final SpokenReference references;

  LedgerDecider(AppointmentLedger.Dependencies dependencies, LedgerRules rules) {
    this.dependencies = dependencies;
    this.rules = rules;
    this.applier = new LedgerApplier(dependencies.digest(), dependencies.settings());
    this.references = new SpokenReference(dependencies.hash());
  }

  LedgerApplier applier() {
    return applier;
  }

  /** The expiry of every hold whose time is over. */
  List<LedgerEvent> expire(LedgerState state, LedgerTime time) {
    List<LedgerEvent> events = new ArrayList<>();
    LedgerState next = state;
    for (Hold hold :
        state.liveHolds().filter(each -> rules.isOver(each, time.nowOf(each))).toList()) {
      LedgerEvent expired = new HoldExpired(header(next, time.now()), hold.id());
      events.add(expired);
      next = applier.apply(next, expired);
    }
    return events;
  }

  /** First expires what is due, then decides the command. */
  Decision decide(LedgerState state, Mutation command, LedgerTime time) {
    Instant now = time.now();
    List<LedgerEvent> events = expire(state, time);
    LedgerState current = state;
    for (LedgerEvent event : events) {
      current = applier.apply(current, event);
    }
    String bodyHmac = dependencies.hash().of(CommandBody.canonical(command));
    Instant keysExpireBefore = now.minus(dependencies.settings().idempotencyRetention());
    Optional<Answer> known = rules.answerTo(current, command.key(), bodyHmac, keysExpireBefore);
    if (known.isPresent()) {
      return new Decision(events, known.get());
    }
    Step step = new Step(current, now, header(current, now), command.key(), bodyHmac);
    Decided decided = decideNew(step, command);
    events.add(decided.event());
    return new Decision(events, decided.answer());
  }

  private Decided decideNew(Step step, Mutation command) {
    if (command instanceof PlaceHold place) {
      return decidePlace(step, place);
    } else if (command instanceof ConfirmHold confirm) {
      return decideConfirm(step, confirm);
    } else if (command instanceof ReleaseHold release) {
      return release(step, step.state.hold(release.hold()).stream().toList());
    } else if (command instanceof ReleaseCall release) {
      return release(step, step.state.holdsOf(release.call()));
    } else if (command instanceof CancelAppointment cancel) {
      return decideCancel(step, cancel);
    } else if (command instanceof MoveAppointment move) {
      return decideMove(step, move);
    }
    throw new IllegalArgumentException("no decision for " + command.getClass().getSimpleName());
  }

  private Decided decidePlace(Step step, PlaceHold place) {
    Optional<Refusal> refusal = refusalToPlace(step, place);
    if (refusal.isPresent()) {
      return step.refuse(refusal.get());
    }
    Duration longest = dependencies.settings().holdDuration();
    boolean less = place.keep().compareTo(longest) < 0 && place.keep().compareTo(Duration.ZERO) > 0;
    Duration keep = less ? place.keep() : longest;
    Instant until = step.now.plus(keep);
    Optional<CountedFor> counted = place.caller().map(caller -> counted(caller, step.now));
    Slot slot = place.slot();
    return step.decide(
        new Held(place.hold(), slot, until),
        answered ->
            new HoldPlaced(
                step.header,
                answered,
                place.hold(),
                slot,
                Resources.of(slot),
                place.call(),
                until,
                counted));
  }

  private Optional<Refusal> refusalToPlace(Step step, PlaceHold place) {
    if (step.state.hold(place.hold()).isPresent()
        || step.state.expiredHolds().find(place.hold()).isPresent()) {
      return Optional.of(Refusal.KEY_REUSED);
    }
    Catalogue catalogue = dependencies.catalogue().get();
    Optional<Refusal> hours = new WorkingHours(catalogue).refusal(place.slot(), step.now);
    if (hours.isPresent()) {
      return hours;
    }
    int holds = step.state.holdsOf(place.call()).size();
    if (holds >= dependencies.settings().maxHoldsPerCall()) {
      return Optional.of(Refusal.TOO_MANY_HOLDS);
    }
    Optional<Refusal> tooMuch = tooMuch(step, place.caller(), true);
    if (tooMuch.isPresent()) {
      return tooMuch;
    }
    return rules.mayOccupy(step.state, Resources.of(place.slot()), place.slot())
        ? Optional.empty()
        : Optional.of(Refusal.SLOT_NOT_FREE);
  }

  private Decided decideConfirm(Step step, ConfirmHold confirm) {
    Optional<Hold> hold = step.state.hold(confirm.hold());
    if (hold.isEmpty()) {
      return step.refuse(whyGone(step.state, confirm.hold()));
    }
    if (step.state.booking(confirm.appointment()).isPresent()) {
      return step.refuse(Refusal.KEY_REUSED);
    }
    Optional<Refusal> tooMuch = tooMuch(step, hold.get().caller(), false);
    if (tooMuch.isPresent()) {
      return step.refuse(tooMuch.get());
    }
    Appointment appointment =
        new Appointment(
            confirm.appointment(),
            references.of(step.state.bookedCount()),
            hold.get().slot(),
            confirm.patient());
    return step.decide(
        new Booked(appointment),
        answered ->
            new AppointmentBooked(
                step.header,
                answered,
                confirm.hold(),
                appointment,
                hold.get().resources(),
                hold.get().call(),
                confirm.note(),
                hold.get().caller().map(caller -> counted(caller, step.now))));
  }

  private Optional<Refusal> tooMuch(Step step, Optional<String> caller, boolean holding) {
    return caller.flatMap(
        who ->
            rules.tooMuch(
                step.state.callers().of(counted(who, step.now)),
                dependencies.settings().perCaller(),
                holding));
  }

  /** The event names the day, so that a replay counts alike whatever the catalogue then says. */
  private CountedFor counted(String caller, Instant now) {
    return new CountedFor(caller, LocalDate.ofInstant(now, dependencies.catalogue().get().zone()));
  }

  private Decided release(Step step, List<Hold> holds) {
    List<HoldId> ids = holds.stream().map(Hold::id).toList();
    return step.decide(
        new Released(ids), answered -> new HoldsReleased(step.header, answered, ids));
  }

  private Decided decideCancel(Step step, CancelAppointment cancel) {
    Optional<Appointment> appointment = notOver(step, cancel.appointment());
    if (appointment.isEmpty()) {
      return step.refuse(Refusal.APPOINTMENT_NOT_FOUND);
    }
    return step.decide(
        new Cancelled(appointment.get()),
        answered -> new AppointmentCancelled(step.header, answered, cancel.appointment()));
  }

  private Decided decideMove(Step step, MoveAppointment move) {
    Optional<Appointment> old = notOver(step, move.appointment());
    if (old.isEmpty()) {
      return step.refuse(Refusal.APPOINTMENT_NOT_FOUND);
    }
    Optional<Hold> hold = step.state.hold(move.hold());
    if (hold.isEmpty()) {
      return step.refuse(whyGone(step.state, move.hold()));
    }
    Slot from = old.get().slot();
    Appointment moved =
        new Appointment(
            old.get().id(), old.get().reference(), hold.get().slot(), old.get().patient());
    return step.decide(
        new Moved(moved, from),
        answered ->
            new AppointmentMoved(
                step.header,
                answered,
                move.hold(),
                moved,
                hold.get().resources(),
                from,
                move.note()));
  }

  private static Optional<Appointment> notOver(Step step, AppointmentId id) {
    return step.state
        .booking(id)
        .map(Booking::appointment)
        .filter(appointment -> appointment.slot().end().isAfter(step.now));
  }

  private static Refusal whyGone(LedgerState state, HoldId hold) {
    return state.expiredHolds().find(hold).isPresent()
        ? Refusal.HOLD_EXPIRED
        : Refusal.HOLD_NOT_FOUND;
  }

  private EventHeader header(LedgerState state, Instant now) {
    return new EventHeader(1, now, dependencies.clinic(), dependencies.build(), state.lastDigest());
  }
}
