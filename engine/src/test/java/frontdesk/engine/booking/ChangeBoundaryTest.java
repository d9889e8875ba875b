package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.DAN;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.call;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.NoteAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Noted;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseHold;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody changes their appointment, and everything halts: at whatever event that is, they have
 * exactly one appointment, and so they have when the change goes on afterwards.
 */
class ChangeBoundaryTest {
  private static final PatientId PATIENT = new PatientId("patient-1");
  private static final AppointmentId APPOINTMENT = new AppointmentId("a1");
  private static final AppointmentId SECOND = new AppointmentId("a2");
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final Duration KEEP = Duration.ofMinutes(3);
  private static final int CHANGES = 300;

  private static ActorTestKit kit;
  private static ActorRef<Answer> nobody;

  private final MovableClock clock = new MovableClock(Clinic.NOW);
  private final LedgerDecider decider =
      new LedgerDecider(
          Clinic.dependencies(clock, () -> 0, LedgerSettings.defaults(), Clinic.furnished()),
          LedgerRules.STRICT);
  private int next;

  /** A ledger's events, and where in them a patient has been promised an appointment. */
  private final class Story {
    private final List<LedgerEvent> journal = new ArrayList<>();
    private final List<Mutation> commands = new ArrayList<>();
    private int bookedAt;

    Answer run(Function<ActorRef<Answer>, Mutation> command) {
      Mutation mutation = command.apply(nobody);
      commands.add(mutation);
      LedgerDecider.Decision decision =
          decider.decide(replayed(journal), mutation, LedgerTime.wall(clock.instant()));
      journal.addAll(decision.events());
      return decision.answer();
    }

    void hold(String hold, Slot slot, Optional<AppointmentId> replaces) {
      run(
          to ->
              new PlaceHold(
                  key(), new HoldId(hold), slot, call(1), KEEP, Optional.empty(), replaces, to));
    }

    void confirm(String hold, AppointmentId appointment) {
      run(
          to ->
              new ConfirmHold(key(), new HoldId(hold), appointment, PATIENT, Optional.empty(), to));
    }

    void book(Slot slot) {
      hold("h1", slot, Optional.empty());
      confirm("h1", APPOINTMENT);
      bookedAt = journal.size();
    }

    /** How many appointments the patient has, halted after each event from the booking on. */
    List<Integer> appointments() {
      List<Integer> counts = new ArrayList<>();
      for (int halt = bookedAt; halt <= journal.size(); halt++) {
        counts.add(appointmentsOf(replayed(journal.subList(0, halt))));
      }
      return counts;
    }

    /** Halted after each event, and every command sent again: what the patient then has. */
    List<Integer> appointmentsAfterGoingOn() {
      List<Integer> counts = new ArrayList<>();
      for (int halt = bookedAt; halt <= journal.size(); halt++) {
        LedgerState state = replayed(journal.subList(0, halt));
        for (Mutation again : commands) {
          for (LedgerEvent event :
              decider.decide(state, again, LedgerTime.wall(clock.instant())).events()) {
            state = decider.applier().apply(state, event);
          }
          counts.add(appointmentsOf(state));
        }
      }
      return counts;
    }
  }

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forBehaviorTestKit());
    nobody = kit.system().ignoreRef();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  private CommandKey key() {
    return new CommandKey(new CommandId("key-" + next++), clock.instant());
  }

  private LedgerState replayed(List<LedgerEvent> events) {
    LedgerState state = LedgerState.empty();
    for (LedgerEvent event : events) {
      state = decider.applier().apply(state, event);
    }
    return state;
  }

  private static int appointmentsOf(LedgerState state) {
    return state.visitsOf(PATIENT, slot -> true).size();
  }

  @Test
  void shouldHaveExactlyOneAppointmentAtEveryEventOfAChange() {
    // given
    Story story = new Story();
    story.book(cleaning(ANA, TUESDAY, "10:00"));

    // when
    story.hold("h2", cleaning(ANA, TUESDAY, "15:00"), Optional.empty());
    story.run(to -> new MoveAppointment(key(), APPOINTMENT, new HoldId("h2"), to));

    // then
    assertThat(story.appointments()).hasSize(3).containsOnly(1);
    assertThat(story.appointmentsAfterGoingOn()).containsOnly(1);
  }

  @Test
  void shouldHaveExactlyOneAppointmentAtEveryEventOfRandomChanges() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int moved = 0;
    for (int round = 0; round < CHANGES; round++) {
      // given
      clock.set(Clinic.NOW);
      Story story = new Story();
      story.book(cleaning(ANA, TUESDAY, "10:00"));

      // when
      for (int change = 0; change < 4; change++) {
        String hold = "hold-" + next++;
        story.hold(
            hold,
            cleaning(
                random.nextBoolean() ? ANA : DAN,
                TUESDAY.plusDays(random.nextInt(3)),
                String.format(
                    Locale.ROOT, "%02d:%02d", 9 + random.nextInt(7), 15 * random.nextInt(4))),
            random.nextBoolean() ? Optional.of(APPOINTMENT) : Optional.empty());
        clock.move(Duration.ofMinutes(random.nextInt(4)));
        if (random.nextInt(4) == 0) {
          story.run(to -> new ReleaseHold(key(), new HoldId(hold), to));
        }
        story.run(to -> new MoveAppointment(key(), APPOINTMENT, new HoldId(hold), to));
      }
      moved +=
          (int)
              story.journal.stream().filter(LedgerEvent.AppointmentMoved.class::isInstance).count();

      // then
      assertThat(story.appointments()).as("seed %d round %d", seed, round).containsOnly(1);
      assertThat(story.appointmentsAfterGoingOn())
          .as("seed %d round %d", seed, round)
          .containsOnly(1);
    }
    assertThat(moved).as("seed %d", seed).isGreaterThan(CHANGES / 4);
  }

  @Test
  void shouldHaveExactlyTheSameAppointmentAtEveryEventOfANote() {
    // given
    Story story = new Story();
    story.book(cleaning(ANA, TUESDAY, "10:00"));

    // when
    Sealed note = new Sealed(new KeyId("call/1"), new byte[] {1});
    Answer answer =
        story.run(to -> new NoteAppointment(key(), APPOINTMENT, note, Optional.empty(), to));

    // then
    assertThat(answer).isInstanceOf(Noted.class);
    assertThat(story.appointments()).containsExactly(1, 1);
    assertThat(story.appointmentsAfterGoingOn()).containsOnly(1);
    assertThat(replayed(story.journal).liveHolds()).isEmpty();
    assertThat(replayed(story.journal).visitsOf(PATIENT, slot -> true))
        .extracting(Appointment::slot)
        .containsExactly(cleaning(ANA, TUESDAY, "10:00"));
  }

  /** How it must not be done: the test must be able to see it. */
  @Test
  void shouldSeeAPatientWithoutAnAppointmentWhenTheOldOneIsCancelledFirst() {
    Story story = new Story();
    story.book(cleaning(ANA, TUESDAY, "10:00"));
    story.hold("h2", cleaning(ANA, TUESDAY, "15:00"), Optional.empty());
    story.run(to -> new CancelAppointment(key(), APPOINTMENT, to));
    story.confirm("h2", SECOND);

    assertThat(story.appointments()).containsExactly(1, 1, 0, 1);
  }

  /** Nor so. */
  @Test
  void shouldSeeAPatientWithTwoAppointmentsWhenTheNewOneIsBookedFirst() {
    Story story = new Story();
    story.book(cleaning(ANA, TUESDAY, "10:00"));
    story.hold("h2", cleaning(ANA, TUESDAY, "15:00"), Optional.empty());
    story.confirm("h2", SECOND);
    story.run(to -> new CancelAppointment(key(), APPOINTMENT, to));

    assertThat(story.appointments()).containsExactly(1, 1, 2, 1);
  }
}
