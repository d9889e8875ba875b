package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.ChangedBy;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.FreeSlots;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.NoteAppointment;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseCall;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseHold;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * One random history of a ledger: callers who hold, confirm, move, cancel, repeat themselves and
 * reuse keys, a clock that jumps, and crashes. After every step the ledger must hold exactly what
 * it has promised. The seed decides everything.
 */
final class LedgerHistory {
  /** A ledger under test. */
  interface Subject {
    /** Runs a command to its end. */
    Ran run(Function<ActorRef<Answer>, Mutation> command);

    /** Runs a command, but crashes before the write or after it, and never answers. */
    void runAndCrash(Function<ActorRef<Answer>, Mutation> command, boolean written);

    /** What {@code ResolveCommand} would say. */
    Optional<Answer> resolve(CommandId id);

    /** The state now, which must be the one that its events replay to. */
    LedgerState state();
  }

  /** What a command did. */
  record Ran(List<LedgerEvent> events, Answer answer) {}

  private static final Catalogue CATALOGUE = Clinic.furnished();
  private static final int CALLS = 4;
  private static final List<Optional<String>> CALLERS =
      List.of(Optional.of("one"), Optional.of("two"), Optional.empty());
  private static final Duration KEEP = Duration.ofMinutes(3);
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Sealed NOTE = new Sealed(new KeyId("call/1"), new byte[] {1});

  private final Random random;
  private final MovableClock clock;
  private final Subject subject;
  private final ActorRef<Answer> nobody;
  private final LedgerWorld world;
  private final WaitingWorld waiting;
  private final WaitingCommands waiters;
  private final List<Function<ActorRef<Answer>, Mutation>> sent = new ArrayList<>();
  private final List<HoldId> holds = new ArrayList<>();
  private final Map<HoldId, AppointmentId> replaced = new HashMap<>();
  private final List<AppointmentId> appointments = new ArrayList<>();
  private int next;

  LedgerHistory(
      long seed,
      CallerLimits limits,
      MovableClock clock,
      Subject subject,
      ActorRef<Answer> nobody) {
    this.random = new Random(seed);
    this.clock = clock;
    this.subject = subject;
    this.nobody = nobody;
    this.world = new LedgerWorld(limits);
    this.waiting = new WaitingWorld(LedgerSettings.WaitingLimits.defaults());
    this.waiters =
        new WaitingCommands(
            random, Clinic.dependencies(clock, () -> 0, LedgerSettings.defaults(), CATALOGUE));
  }

  /** Lives through so many steps; throws an AssertionError at the first broken promise. */
  void live(int steps) {
    for (int step = 0; step < steps; step++) {
      moveClock();
      Function<ActorRef<Answer>, Mutation> command = nextCommand();
      if (random.nextInt(12) == 0) {
        crashDuring(command);
      } else {
        run(command);
      }
      world.check(subject.state(), clock.instant());
      waiting.check(subject.state(), clock.instant());
    }
  }

  /** How many appointments were booked or moved. */
  int bookedAndMoved() {
    return world.bookedAndMoved();
  }

  private void run(Function<ActorRef<Answer>, Mutation> command) {
    Instant now = clock.instant();
    Mutation mutation = command.apply(nobody);
    boolean offered = mutation instanceof PlaceHold place && isOffered(place, now);
    LedgerState before = subject.state();
    Ran ran = subject.run(command);
    waiting.wrote(before, ran.events());
    world.answered(mutation, ran.events(), ran.answer(), now);
    if (offered && !LedgerWorld.answeredIn(ran.events()).isEmpty()) {
      assertThat(ran.answer())
          .as("holding a slot that is offered")
          .matches(
              answer ->
                  answer instanceof Held
                      || answer.equals(new Refused(Refusal.APPOINTMENT_NOT_FOUND))
                      || answer.equals(new Refused(Refusal.TOO_MANY_HOLDS))
                      || answer.equals(new Refused(Refusal.TOO_MANY_HOLDS_TODAY))
                      || answer.equals(new Refused(Refusal.TOO_MANY_BOOKINGS_TODAY)));
    }
  }

  /** The caller never hears; it asks what became of its command, and then sends it again. */
  private void crashDuring(Function<ActorRef<Answer>, Mutation> command) {
    Instant now = clock.instant();
    Mutation mutation = command.apply(nobody);
    Optional<Answer> before = subject.resolve(mutation.key().id());
    subject.runAndCrash(command, random.nextBoolean());
    waiting.believe(subject.state());
    Optional<Answer> after = subject.resolve(mutation.key().id());
    if (before.isEmpty() && after.isPresent()) {
      world.heardLater(mutation, after.get(), now);
    }
    run(command);
  }

  private boolean isOffered(PlaceHold place, Instant now) {
    LedgerState state = subject.state();
    boolean over =
        state.waiting().places().stream()
            .flatMap(waits -> waits.offer().stream())
            .anyMatch(offer -> !now.isBefore(offer.until()));
    return !over
        && !state.liveHolds().anyMatch(hold -> !now.isBefore(hold.until()))
        && FreeSlotSearch.find(
                CATALOGUE, state.timetableWithout(place.replaces()), now, exactly(place.slot()), 1)
            .exactFit();
  }

  private void moveClock() {
    int dice = random.nextInt(100);
    if (dice < 78) {
      clock.move(Duration.ofSeconds(random.nextInt(20)));
    } else if (dice < 92) {
      clock.move(Duration.ofMillis(random.nextInt(240_000)));
    } else if (dice < 96) {
      clock.move(Duration.ofMinutes(-random.nextInt(10)));
    } else {
      clock.move(Duration.ofHours(random.nextInt(30)));
    }
  }

  private Function<ActorRef<Answer>, Mutation> nextCommand() {
    int dice = random.nextInt(100);
    if (dice < 15 && !sent.isEmpty()) {
      return anyOf(sent);
    }
    CommandKey key = dice < 20 && !sent.isEmpty() ? anyOf(sent).apply(nobody).key() : newKey();
    Function<ActorRef<Answer>, Mutation> command = newCommand(key);
    sent.add(command);
    return command;
  }

  private Function<ActorRef<Answer>, Mutation> newCommand(CommandKey key) {
    if (random.nextInt(6) == 0) {
      return waiters.next(key, subject.state(), clock.instant());
    }
    int dice = random.nextInt(100);
    if (dice < 45 || holds.isEmpty()) {
      return place(key);
    } else if (dice < 70) {
      return confirm(key);
    } else if (dice < 78) {
      HoldId hold = recentOf(holds);
      return replyTo -> new ReleaseHold(key, hold, replyTo);
    } else if (dice < 83) {
      int call = random.nextInt(CALLS);
      return replyTo -> new ReleaseCall(key, Clinic.call(call), replyTo);
    }
    AppointmentId appointment = someAppointment();
    if (dice < 88) {
      Optional<ChangedBy> by = changedBy();
      return replyTo -> new CancelAppointment(key, appointment, by, replyTo);
    }
    if (dice < 91) {
      Optional<ChangedBy> by = changedBy();
      return replyTo -> new NoteAppointment(key, appointment, NOTE, by, replyTo);
    }
    HoldId hold = recentOf(holds);
    AppointmentId moved = replaced.getOrDefault(hold, appointment);
    Optional<ChangedBy> by = changedBy();
    return replyTo -> new MoveAppointment(key, moved, hold, Optional.empty(), by, replyTo);
  }

  private Function<ActorRef<Answer>, Mutation> place(CommandKey key) {
    HoldId hold = new HoldId("hold-" + next++);
    holds.add(hold);
    Optional<Appointment> old = random.nextInt(4) == 0 ? anyBooked() : Optional.empty();
    old.ifPresent(appointment -> replaced.put(hold, appointment.id()));
    Slot slot = old.isPresent() && random.nextBoolean() ? near(old.get().slot()) : wishedSlot();
    int call = random.nextInt(CALLS);
    Optional<String> caller = CALLERS.get(call % CALLERS.size());
    Optional<AppointmentId> replaces = old.map(Appointment::id);
    return replyTo ->
        new PlaceHold(key, hold, slot, Clinic.call(call), KEEP, caller, replaces, replyTo);
  }

  /** A quarter of an hour earlier or later, or the other service at the same time. */
  private Slot near(Slot slot) {
    return switch (random.nextInt(3)) {
      case 0 ->
          new Slot(
              slot.service(), slot.practitioner(), slot.start().plus(QUARTER), slot.duration());
      case 1 ->
          new Slot(
              slot.service(), slot.practitioner(), slot.start().minus(QUARTER), slot.duration());
      default ->
          slot.service().equals(Clinic.CLEANING)
              ? new Slot(Clinic.CROWN, slot.practitioner(), slot.start(), Clinic.HOUR)
              : new Slot(Clinic.CLEANING, slot.practitioner(), slot.start(), Clinic.HALF_HOUR);
    };
  }

  private Optional<ChangedBy> changedBy() {
    int call = random.nextInt(CALLS + 1);
    return call == CALLS
        ? Optional.empty()
        : Optional.of(new ChangedBy(Clinic.call(call), CALLERS.get(call % CALLERS.size())));
  }

  private Optional<Appointment> anyBooked() {
    List<Appointment> booked = subject.state().allBookings().map(Booking::appointment).toList();
    return booked.isEmpty() ? Optional.empty() : Optional.of(anyOf(booked));
  }

  private Function<ActorRef<Answer>, Mutation> confirm(CommandKey key) {
    HoldId hold = recentOf(holds);
    AppointmentId appointment = new AppointmentId("appointment-" + next++);
    appointments.add(appointment);
    PatientId patient = new PatientId("patient-" + random.nextInt(2));
    return replyTo -> new ConfirmHold(key, hold, appointment, patient, Optional.empty(), replyTo);
  }

  /** Mostly one that is booked, sometimes one that never was or is no more. */
  private AppointmentId someAppointment() {
    List<AppointmentId> booked =
        subject.state().allBookings().map(booking -> booking.appointment().id()).toList();
    if (booked.isEmpty() || random.nextInt(8) == 0) {
      return appointments.isEmpty() ? new AppointmentId("never") : anyOf(appointments);
    }
    return anyOf(booked);
  }

  /** Often one of few times that many want, often one that the ledger offers. */
  private Slot wishedSlot() {
    Instant now = clock.instant();
    SlotQuery soon =
        new SlotQuery(
            random.nextInt(3) == 0 ? Clinic.CROWN : Clinic.CLEANING,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            5);
    Timetable seen = random.nextBoolean() ? subject.state().timetable() : Timetable.empty();
    FreeSlots free = FreeSlotSearch.find(CATALOGUE, seen, now, soon, 5);
    Slot slot = anyOf(free.slots());
    return random.nextInt(8) == 0
        ? new Slot(
            slot.service(),
            slot.practitioner(),
            slot.start().plus(Duration.ofMinutes(random.nextInt(120) - 60)),
            slot.duration())
        : slot;
  }

  private static SlotQuery exactly(Slot slot) {
    LocalTime time = slot.start().atZone(Clinic.ZONE).toLocalTime();
    return new SlotQuery(
        slot.service(),
        Optional.of(slot.practitioner()),
        Optional.empty(),
        Optional.of(slot.start().atZone(Clinic.ZONE).toLocalDate()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(time),
        1);
  }

  /** Now and then from a caller whose clock is ahead, or who waited for hours. */
  private CommandKey newKey() {
    Duration age =
        switch (random.nextInt(20)) {
          case 0 -> Duration.ofHours(random.nextInt(30));
          case 1, 2 -> Duration.ofSeconds(-random.nextInt(300));
          default -> Duration.ZERO;
        };
    return new CommandKey(new CommandId("key-" + next++), clock.instant().minus(age));
  }

  private <T> T anyOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private <T> T recentOf(List<T> list) {
    int back = Math.min(list.size(), 1 + random.nextInt(6));
    return list.get(list.size() - back);
  }
}
