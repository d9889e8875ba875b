package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.AnswerOffer;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.Cancelled;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Moved;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.Noted;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.LedgerProtocol.Released;
import frontdesk.protocol.booking.LedgerProtocol.SeriesBooked;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the ledger has promised, kept from its answers alone, as its callers would: knows nothing of
 * how the ledger decides, and checks each new answer against what was promised before.
 */
final class LedgerWorld {
  /** A slot that somebody was promised, until then; for ever when booked. */
  private record Promised(Slot slot, Instant until) {}

  private final Map<HoldId, Promised> held = new HashMap<>();
  private final Map<AppointmentId, Appointment> booked = new HashMap<>();
  private final Map<String, AppointmentId> references = new HashMap<>();
  private final Map<CommandId, Answer> answers = new HashMap<>();
  private final Map<CommandId, String> bodies = new HashMap<>();

  private final CallerLedger callers;
  private int bookedAndMoved;

  LedgerWorld(CallerLimits limits) {
    this.callers = new CallerLedger(limits);
  }

  /** How often somebody got an appointment, or another time for it. */
  int bookedAndMoved() {
    return bookedAndMoved;
  }

  /** The ledger answered a command at that time, having written these events. */
  void answered(Mutation command, List<LedgerEvent> events, Answer answer, Instant now) {
    if (isKeyRefusal(answer)) {
      checkKeyRefusal(command, events, answer);
      return;
    }
    CommandId id = command.key().id();
    Answer before = answers.putIfAbsent(id, answer);
    String body = bodies.putIfAbsent(id, CommandBody.canonical(command));
    if (before != null) {
      assertThat(body).as("another body under the key").isEqualTo(CommandBody.canonical(command));
      assertThat(answer).as("a repeated command's answer").isEqualTo(before);
      assertThat(answeredIn(events)).as("a repeated command's events").isEmpty();
      return;
    }
    int written = answer instanceof SeriesBooked series ? series.appointments().size() : 1;
    assertThat(answeredIn(events)).as("a new command's events").hasSize(written);
    callers.answered(command, answer, now);
    note(command, answer, now);
  }

  /** The answer to a command that was written, but whose answer was lost in a crash. */
  void heardLater(Mutation command, Answer answer, Instant now) {
    answers.put(command.key().id(), answer);
    bodies.put(command.key().id(), CommandBody.canonical(command));
    callers.answered(command, answer, now);
    note(command, answer, now);
  }

  /** What the ledger holds must be what was promised, no less and no more. */
  void check(LedgerState state, Instant now) {
    held.values().removeIf(promised -> !promised.until().isAfter(now));
    assertThat(state.allBookings().map(Booking::appointment).toList())
        .as("appointments")
        .containsExactlyInAnyOrderElementsOf(booked.values());
    assertThat(
            state
                .liveHolds()
                .collect(
                    Collectors.toMap(Hold::id, hold -> new Promised(hold.slot(), hold.until()))))
        .as("live holds")
        .isEqualTo(held);
    FurnishedRooms.check(state);
  }

  private void note(Mutation command, Answer answer, Instant now) {
    if (answer instanceof Held kept) {
      assertThat(kept.until()).as("end of a new hold").isAfter(now);
      held.put(kept.hold(), new Promised(kept.slot(), kept.until()));
    } else if (answer instanceof Booked made) {
      noteBooked(made.appointment());
      takeKept(command, made.appointment().slot(), now);
    } else if (answer instanceof SeriesBooked series) {
      series.appointments().forEach(this::noteBooked);
    } else if (answer instanceof Released released) {
      released.holds().forEach(held::remove);
    } else if (answer instanceof Cancelled cancelled) {
      assertThat(booked.remove(cancelled.appointment().id()))
          .as("cancelled appointment")
          .isEqualTo(cancelled.appointment());
      checkNotice(cancelled.appointment().slot(), now);
    } else if (answer instanceof Moved moved) {
      noteMoved(command, moved, now);
    } else if (answer instanceof Noted noted) {
      assertThat(booked.get(noted.appointment().id()))
          .as("noted appointment")
          .isEqualTo(noted.appointment());
    }
  }

  private void noteBooked(Appointment appointment) {
    assertThat(booked.put(appointment.id(), appointment)).as("booked before").isNull();
    assertThat(references.put(appointment.reference(), appointment.id()))
        .as("reference used before")
        .isNull();
    checkOthers(appointment);
  }

  private static void checkNotice(Slot slot, Instant now) {
    assertThat(slot.start()).as("notice").isAfterOrEqualTo(now.plus(Clinic.NOTICE));
  }

  /** A crown comes after a cleaning that is done by then, and not within a day of another. */
  private void checkOthers(Appointment appointment) {
    if (!appointment.slot().service().equals(Clinic.CROWN)) {
      return;
    }
    Instant start = appointment.slot().start();
    List<Slot> others =
        booked.values().stream()
            .filter(other -> other.patient().equals(appointment.patient()))
            .filter(other -> !other.id().equals(appointment.id()))
            .map(Appointment::slot)
            .toList();
    assertThat(others)
        .as("a cleaning before a crown")
        .anyMatch(
            slot ->
                slot.service().equals(Clinic.CLEANING)
                    && !slot.end().isAfter(start)
                    && !slot.start().isBefore(start.minus(Duration.ofDays(20))));
    assertThat(others)
        .as("another crown within a day")
        .noneMatch(
            slot ->
                slot.service().equals(Clinic.CROWN)
                    && Duration.between(slot.start(), start).abs().toHours() < 24);
  }

  private void noteMoved(Mutation command, Moved moved, Instant now) {
    Appointment old = booked.put(moved.appointment().id(), moved.appointment());
    assertThat(old).as("moved appointment").isNotNull();
    assertThat(old.slot()).isEqualTo(moved.from());
    checkNotice(old.slot(), now);
    checkOthers(moved.appointment());
    assertThat(old.reference()).isEqualTo(moved.appointment().reference());
    takeKept(command, moved.appointment().slot(), now);
  }

  /** What was kept for whoever waited, WaitingWorld knows; all others named their hold. */
  private void takeKept(Mutation command, Slot slot, Instant now) {
    bookedAndMoved++;
    if (command instanceof ConfirmHold confirm) {
      takeHold(confirm.hold(), slot, now);
    } else if (command instanceof MoveAppointment move) {
      takeHold(move.hold(), slot, now);
    } else {
      assertThat(command).as("booked without a hold").isInstanceOf(AnswerOffer.class);
    }
  }

  /**
   * Whoever books uses up the hold that they named: it was promised, for that very slot, and is not
   * over. The slot alone does not tell which: two holds that are to replace one appointment may
   * both lie where it is.
   */
  private void takeHold(HoldId hold, Slot slot, Instant now) {
    Promised used =
        Optional.ofNullable(held.remove(hold))
            .orElseThrow(() -> new AssertionError("booked without a live hold"));
    assertThat(used.slot()).as("slot of the hold that was used").isEqualTo(slot);
    assertThat(used.until()).as("end of the hold that was used").isAfter(now);
  }

  private void checkKeyRefusal(Mutation command, List<LedgerEvent> events, Answer answer) {
    assertThat(answeredIn(events)).as("events of a refused key").isEmpty();
    if (answer.equals(new Refused(Refusal.KEY_REUSED))) {
      assertThat(bodies.get(command.key().id()))
          .as("body known for a reused key")
          .isNotNull()
          .isNotEqualTo(CommandBody.canonical(command));
    }
  }

  private static boolean isKeyRefusal(Answer answer) {
    return answer.equals(new Refused(Refusal.KEY_REUSED))
        || answer.equals(new Refused(Refusal.KEY_EXPIRED));
  }

  /** What was written for a command itself, and not because time went by or something is free. */
  static List<LedgerEvent> answeredIn(List<LedgerEvent> events) {
    return events.stream()
        .filter(
            event ->
                !(event instanceof LedgerEvent.HoldExpired
                    || event instanceof LedgerEvent.OfferExpired
                    || event instanceof LedgerEvent.WaitingEnded
                    || event instanceof LedgerEvent.SlotOffered))
        .toList();
  }
}
