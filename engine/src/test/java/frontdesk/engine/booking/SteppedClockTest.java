package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.call;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.HoldExpired;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.Command;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall clock is set by an hour while a hold is kept. */
class SteppedClockTest {
  private static final Slot ELEVEN = cleaning(ANA, MONDAY, "11:00");
  private static final Duration KEEP = LedgerSettings.defaults().holdDuration();
  private static final Duration MOMENT = Duration.ofMillis(1);

  private static ActorTestKit kit;

  private final MovableClock wall = new MovableClock(Clinic.NOW);
  private long nanos = Long.MAX_VALUE - KEEP.toNanos() / 2; // it may wrap: only differences count
  private EventSourcedBehaviorTestKit<Command, LedgerEvent, LedgerState> ledger =
      ledger(() -> nanos);

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forBehaviorTestKit());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @ParameterizedTest
  @ValueSource(ints = {-60, 60})
  void shouldKeepAHoldAsLongAsPromised(int minutes) {
    // given
    hold("h1");
    // when
    wall.move(Duration.ofMinutes(minutes));
    pass(KEEP.minus(MOMENT));
    // then
    assertThat(confirm("h1", "a1")).isInstanceOf(Booked.class);
    assertThat(((Booked) confirm("h1", "a1")).appointment().slot()).isEqualTo(ELEVEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {-60, 60})
  void shouldKeepAHoldNoLongerThanPromised(int minutes) {
    // given
    hold("h1");
    // when
    wall.move(Duration.ofMinutes(minutes));
    pass(KEEP);
    // then
    assertThat(confirm("h1", "a1")).isEqualTo(new Refused(Refusal.HOLD_EXPIRED));
    assertThat(hold("h2")).isInstanceOf(Held.class);
  }

  @Test
  void shouldHaveLostTheHoldByTheWallClockAlone() {
    // given: what the tests above would say of a ledger that asks the wall clock
    ledger = ledger(() -> Duration.between(Clinic.NOW, wall.instant()).toNanos());
    hold("h1");
    // when
    wall.move(Duration.ofHours(1));
    // then
    assertThat(confirm("h1", "a1")).isEqualTo(new Refused(Refusal.HOLD_EXPIRED));
  }

  @Test
  void shouldHaveKeptTheHoldForAnHourByTheWallClockAlone() {
    // given
    ledger = ledger(() -> Duration.between(Clinic.NOW, wall.instant()).toNanos());
    hold("h1");
    // when
    wall.move(Duration.ofHours(-1));
    wall.move(KEEP);
    // then
    assertThat(hold("h2")).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
  }

  @Test
  void shouldKeepARecoveredHoldForWhatIsLeftOfIt() {
    // given
    hold("h1");
    pass(KEEP.minusSeconds(10));
    wall.move(KEEP.minusSeconds(10));
    // when
    ledger.restart();
    pass(Duration.ofSeconds(10).minus(MOMENT));
    // then
    assertThat(hold("h2")).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
    pass(MOMENT);
    assertThat(confirm("h1", "a1")).isEqualTo(new Refused(Refusal.HOLD_EXPIRED));
  }

  @Test
  void shouldKeepARecoveredHoldNoLongerThanHoldsAreKept() {
    // given: all that is left of the hold is its end by the wall clock
    hold("h1");
    wall.move(Duration.ofHours(-1));
    // when
    ledger.restart();
    pass(KEEP.minus(MOMENT));
    assertThat(hold("h2")).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
    pass(MOMENT);
    // then
    assertThat(hold("h3")).isInstanceOf(Held.class);
  }

  @Test
  void shouldNotWakeAHoldWhoseSlotSomebodyElseWasGiven() {
    // given
    hold("h1");
    letTheHoldLapse();
    assertThat(hold("h2")).isInstanceOf(Held.class);
    // when: another node takes the ledger over, whose clock is where the first hold was kept
    wall.move(KEEP.negated());
    ledger.restart();
    // then
    assertThat(confirm("h1", "a1")).isEqualTo(new Refused(Refusal.HOLD_EXPIRED));
    assertThat(confirm("h2", "a2")).isInstanceOf(Booked.class);
  }

  @Test
  void shouldHaveWokenTheHoldIfItsEndStoodNowhere() {
    // given: what the test above would meet in a journal without the ends of holds
    LedgerApplier applier = new LedgerApplier(Clinic.DIGEST, LedgerSettings.defaults());
    List<LedgerEvent> journal = new ArrayList<>(write(place("h1")));
    letTheHoldLapse();
    journal.addAll(write(place("h2")));
    assertThat(journal.removeIf(HoldExpired.class::isInstance)).isTrue();
    // when
    LedgerState state = LedgerState.empty();
    for (LedgerEvent event : journal) {
      state = applier.apply(state, event);
    }
    // then
    assertThat(state.liveHolds().map(Hold::slot)).containsExactly(ELEVEN, ELEVEN);
  }

  private void letTheHoldLapse() {
    pass(KEEP);
    wall.move(KEEP);
  }

  private EventSourcedBehaviorTestKit<Command, LedgerEvent, LedgerState> ledger(
      LongSupplier nanoTime) {
    var created =
        EventSourcedBehaviorTestKit.<Command, LedgerEvent, LedgerState>create(
            kit.system(),
            AppointmentLedger.create(
                Clinic.dependencies(wall, nanoTime, LedgerSettings.defaults())),
            JournalTestConfig.CHECKED);
    created.clear();
    return created;
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private Answer hold(String hold) {
    return run(place(hold));
  }

  private Function<ActorRef<Answer>, Mutation> place(String hold) {
    return ref -> new PlaceHold(key("hold-" + hold), new HoldId(hold), ELEVEN, call(1), KEEP, ref);
  }

  private List<LedgerEvent> write(Function<ActorRef<Answer>, Mutation> command) {
    return ledger.<Answer>runCommand(command::apply).events();
  }

  private Answer confirm(String hold, String appointment) {
    return run(
        ref ->
            new ConfirmHold(
                key("confirm-" + hold),
                new HoldId(hold),
                new AppointmentId(appointment),
                new PatientId("patient-1"),
                Optional.empty(),
                ref));
  }

  private Answer run(Function<ActorRef<Answer>, Mutation> command) {
    return ledger.<Answer>runCommand(command::apply).reply();
  }

  private CommandKey key(String what) {
    return new CommandKey(new CommandId(what), Clinic.NOW);
  }
}
