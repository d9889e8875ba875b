package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.DAN;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.NOW;
import static frontdesk.engine.booking.Clinic.at;
import static frontdesk.engine.booking.Clinic.call;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
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
import frontdesk.protocol.booking.LedgerProtocol.Released;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

/** A ledger's state: what its snapshot keeps, what it lists, and what it forgets when. */
class LedgerSnapshotTest {
  private static final Duration KEEP = Duration.ofMinutes(2);
  private static final PatientId PATIENT = new PatientId("patient-1");
  private static final ActorRef<Answer> NOBODY = TestInbox.<Answer>create().getRef();

  private final MovableClock clock = new MovableClock(NOW);
  private LedgerDecider decider = decider(LedgerSettings.defaults());
  private LedgerState state = LedgerState.empty();
  private int keys;

  private LedgerDecider decider(LedgerSettings settings) {
    return new LedgerDecider(Clinic.dependencies(clock, settings), LedgerRules.STRICT);
  }

  private CommandKey key() {
    keys++;
    return new CommandKey(new CommandId("key-" + keys), clock.instant());
  }

  private Answer decide(Mutation command) {
    LedgerDecider.Decision decision =
        decider.decide(state, command, LedgerTime.wall(clock.instant()));
    for (LedgerEvent event : decision.events()) {
      state = decider.applier().apply(state, event);
    }
    return decision.answer();
  }

  private Answer place(String hold, Slot slot, int call) {
    return decide(new PlaceHold(key(), new HoldId(hold), slot, call(call), KEEP, NOBODY));
  }

  private Answer book(String hold, String appointment, PatientId patient) {
    return decide(
        new ConfirmHold(
            key(),
            new HoldId(hold),
            new AppointmentId(appointment),
            patient,
            Optional.empty(),
            NOBODY));
  }

  private void booked(String id, String time, PatientId patient) {
    assertThat(place("hold-" + id, cleaning(ANA, MONDAY, time), 1)).isInstanceOf(Held.class);
    assertThat(book("hold-" + id, id, patient)).isInstanceOf(Booked.class);
  }

  /** Something of everything: booked, held, expired, answered, forgotten. */
  private void lived() {
    LedgerSettings few =
        new LedgerSettings(
            Duration.ofMinutes(5),
            Duration.ofHours(24),
            3,
            4,
            100,
            20,
            10,
            100,
            CallerLimits.defaults());
    decider = decider(few);
    booked("a1", "10:00", PATIENT);
    place("expiring", cleaning(ANA, MONDAY, "11:00"), 1);
    clock.move(KEEP);
    place("held", cleaning(ANA, MONDAY, "12:00"), 2);
    decide(new ReleaseCall(key(), call(9), NOBODY));
    assertThat(state.answers().forgottenUpTo()).isPresent();
  }

  @Test
  void shouldComeBackFromItsSnapshotAsItWas() {
    lived();
    LedgerState back = LedgerSnapshot.of(state).toState();
    assertThat(back).isEqualTo(state);
    assertThat(Clinic.isFree(back, ANA, cleaning(ANA, MONDAY, "10:15"))).isFalse();
    assertThat(Clinic.isFree(back, ANA, cleaning(ANA, MONDAY, "11:00"))).isTrue();
    assertThat(Clinic.isFree(back, ANA, cleaning(ANA, MONDAY, "12:00"))).isFalse();
  }

  @Test
  void shouldBeStoredByTheAdapterAndReadBack() {
    lived();
    Object stored = LedgerSnapshot.ADAPTER.toJournal(state);
    assertThat(stored).isEqualTo(LedgerSnapshot.of(state));
    assertThat(LedgerSnapshot.ADAPTER.fromJournal(stored)).isEqualTo(state);
  }

  @Test
  void shouldNotBeReadInAnotherVersion() {
    LedgerSnapshot now = LedgerSnapshot.of(state);
    assertThatThrownBy(
            () ->
                new LedgerSnapshot(
                    LedgerSnapshot.VERSION + 1,
                    now.bookings(),
                    now.holds(),
                    now.expiredHolds(),
                    now.answers(),
                    now.forgottenUpTo(),
                    now.countedDay(),
                    now.callers(),
                    now.waiting(),
                    now.bookedCount(),
                    now.lastDigest()))
        .hasMessageContaining("version 6");
  }

  @Test
  void shouldListAPatientsAppointmentsUntilTheyAreOverSoonestFirst() {
    // given
    booked("late", "14:00", PATIENT);
    booked("soon", "10:00", PATIENT);
    booked("others", "12:00", new PatientId("patient-2"));
    // then
    assertThat(ids(at(MONDAY, "10:29"))).containsExactly("soon", "late");
    assertThat(ids(at(MONDAY, "10:30"))).containsExactly("late");
    assertThat(state.allBookings().map(booking -> booking.appointment().id().value()))
        .containsExactly("soon", "others", "late");
  }

  private List<String> ids(Instant now) {
    return state.appointmentsOf(PATIENT, now).stream()
        .map(appointment -> appointment.id().value())
        .toList();
  }

  @Test
  void shouldListAppointmentsOfTheSameTimeByTheirIds() {
    for (String id : List.of("b", "a", "c")) {
      place("hold-" + id, cleaning(id.equals("b") ? ANA : DAN, MONDAY, "10:00"), 1);
      book("hold-" + id, id, PATIENT);
    }
    assertThat(ids(NOW)).containsExactly("a", "b");
  }

  @Test
  void shouldListLiveHoldsInTheOrderInWhichTheyEnd() {
    place("h2", cleaning(ANA, MONDAY, "10:00"), 1);
    place("h1", cleaning(ANA, MONDAY, "11:00"), 1);
    clock.move(Duration.ofSeconds(1));
    place("h0", cleaning(ANA, MONDAY, "12:00"), 1);
    assertThat(state.liveHolds().map(hold -> hold.id().value())).containsExactly("h1", "h2", "h0");
  }

  @Test
  void shouldForgetExpiredHoldsWithTheKeysThatNamedThem() {
    // given
    place("h1", cleaning(ANA, MONDAY, "10:00"), 1);
    clock.move(KEEP);
    assertThat(book("h1", "a1", PATIENT)).isEqualTo(new Refused(Refusal.HOLD_EXPIRED));
    // when a day and a bit has gone by
    clock.move(LedgerSettings.defaults().idempotencyRetention().plusMillis(1));
    decide(new ReleaseCall(key(), call(9), NOBODY));
    // then
    assertThat(state.expiredHolds().list()).isEmpty();
    assertThat(book("h1", "a1", PATIENT)).isEqualTo(new Refused(Refusal.HOLD_NOT_FOUND));
  }

  @Test
  void shouldForgetATenthOfTheAppointmentsAtOnce() {
    // given
    for (int i = 0; i < 11; i++) {
      booked("a" + i, String.format(Locale.ROOT, "%02d:%02d", 10 + i / 2, i % 2 * 30), PATIENT);
    }
    Instant evening = at(MONDAY, "18:00");
    // then
    assertThat(state.trimmed(11, evening)).isEqualTo(state);
    assertThat(state.trimmed(10, evening).allBookings()).hasSize(9);
    assertThat(state.trimmed(10, at(MONDAY, "10:30")).allBookings()).hasSize(10);
    assertThat(state.trimmed(9, evening).allBookings()).hasSize(9);
  }

  @Test
  void shouldKeepNoMoreAppointmentsThanSetOnceTheyAreOver() {
    decider =
        decider(
            new LedgerSettings(
                Duration.ofMinutes(5),
                Duration.ofHours(24),
                3,
                100,
                1,
                20,
                10,
                100,
                CallerLimits.defaults()));
    booked("a1", "10:00", PATIENT);
    booked("a2", "11:00", PATIENT);
    assertThat(state.allBookings()).hasSize(2);
    clock.set(at(MONDAY, "10:30"));
    decide(new ReleaseCall(key(), call(9), NOBODY));
    assertThat(state.allBookings().map(booking -> booking.appointment().id().value()))
        .containsExactly("a2");
  }

  @Test
  void shouldNotBookTheSameAppointmentIdTwice() {
    booked("a1", "10:00", PATIENT);
    place("h2", cleaning(ANA, MONDAY, "11:00"), 1);
    assertThat(book("h2", "a1", PATIENT)).isEqualTo(new Refused(Refusal.KEY_REUSED));
  }

  @Test
  void shouldMoveAnAppointmentWithItsNameAndFreeItsOldTime() {
    // given
    booked("a1", "10:00", PATIENT);
    var before = state.booking(new AppointmentId("a1")).orElseThrow().appointment();
    place("h2", cleaning(ANA, MONDAY, "11:00"), 1);
    // when
    Answer moved = decide(new MoveAppointment(key(), before.id(), new HoldId("h2"), NOBODY));
    // then
    var after = state.booking(before.id()).orElseThrow().appointment();
    assertThat(moved).isEqualTo(new Moved(after, before.slot()));
    assertThat(after.reference()).isEqualTo(before.reference());
    assertThat(state.liveHolds()).isEmpty();
    assertThat(state.bookedCount()).isEqualTo(1);
    assertThat(Clinic.isFree(state, ANA, before.slot())).isTrue();
    assertThat(Clinic.isFree(state, ANA, after.slot())).isFalse();
    assertThat(decide(new CancelAppointment(key(), before.id(), NOBODY)))
        .isEqualTo(new Cancelled(after));
    assertThat(Clinic.isFree(state, ANA, after.slot())).isTrue();
  }

  @Test
  void shouldNotMoveToAHoldThatExpired() {
    booked("a1", "10:00", PATIENT);
    place("h2", cleaning(ANA, MONDAY, "11:00"), 1);
    clock.move(KEEP);
    assertThat(
            decide(new MoveAppointment(key(), new AppointmentId("a1"), new HoldId("h2"), NOBODY)))
        .isEqualTo(new Refused(Refusal.HOLD_EXPIRED));
  }

  @Test
  void shouldReleaseOnlyTheHoldsOfTheCall() {
    place("h1", cleaning(ANA, MONDAY, "10:00"), 1);
    place("h2", cleaning(ANA, MONDAY, "11:00"), 2);
    assertThat(decide(new ReleaseCall(key(), call(1), NOBODY)))
        .isEqualTo(new Released(List.of(new HoldId("h1"))));
    assertThat(state.liveHolds().map(Hold::id)).containsExactly(new HoldId("h2"));
    assertThat(Clinic.isFree(state, ANA, cleaning(ANA, MONDAY, "10:00"))).isTrue();
  }

  @Test
  void shouldKeepAHoldForAsLongAsWasAskedWhenThatIsLess() {
    Duration longest = LedgerSettings.defaults().holdDuration();
    Slot slot = cleaning(ANA, MONDAY, "10:00");
    Duration less = longest.minusNanos(1);
    assertThat(decide(new PlaceHold(key(), new HoldId("h"), slot, call(1), less, NOBODY)))
        .isEqualTo(new Held(new HoldId("h"), slot, NOW.plus(less)));
  }

  @Test
  void shouldAnswerAKeyThatIsJustYoungEnough() {
    // given
    Duration retention = LedgerSettings.defaults().idempotencyRetention();
    CommandKey old = new CommandKey(new CommandId("old"), NOW.minus(retention));
    CommandKey older = new CommandKey(new CommandId("older"), NOW.minus(retention).minusNanos(1));
    // then
    assertThat(decide(new ReleaseCall(old, call(1), NOBODY))).isInstanceOf(Released.class);
    assertThat(decide(new ReleaseCall(older, call(1), NOBODY)))
        .isEqualTo(new Refused(Refusal.KEY_EXPIRED));
  }

  @Test
  void shouldRefuseAKeyThatMayHaveBeenForgotten() {
    // given: answers forgotten by number, the last of them made now
    lived();
    Instant limit = state.answers().forgottenUpTo().orElseThrow();
    // then
    CommandKey atLimit = new CommandKey(new CommandId("unknown"), limit);
    assertThat(decide(new ReleaseCall(atLimit, call(1), NOBODY)))
        .isEqualTo(new Refused(Refusal.KEY_EXPIRED));
    CommandKey after = new CommandKey(new CommandId("unknown"), limit.plusNanos(1));
    assertThat(decide(new ReleaseCall(after, call(1), NOBODY))).isInstanceOf(Released.class);
  }
}
