package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.call;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Moved;
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
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

/** Two holds that are to replace one appointment, both where it is, and what is known of them. */
class LedgerWorldTest {
  private static final Slot TEN = cleaning(ANA, MONDAY, "10:00");
  private static final AppointmentId OLD = new AppointmentId("a1");
  private static final HoldId OLDER = new HoldId("older");
  private static final HoldId YOUNGER = new HoldId("younger");
  private static final ActorRef<Answer> NOBODY = TestInbox.<Answer>create().getRef();

  private final MovableClock clock = new MovableClock(Clinic.NOW);
  private final PureLedger ledger =
      new PureLedger(LedgerSettings.defaults(), LedgerRules.STRICT, clock, NOBODY);
  private final LedgerWorld world = new LedgerWorld(CallerLimits.defaults());
  private int keys;

  @Test
  void shouldUseTheHoldThatWasNamedAndKeepTheOther() {
    // given
    twoHoldsInOnePlace();
    // when
    assertThat(tell(move(YOUNGER))).isInstanceOf(Moved.class);
    // then
    assertThat(ledger.state().liveHolds().map(Hold::id)).containsExactly(OLDER);
    world.check(ledger.state(), clock.instant());
  }

  @Test
  void shouldSeeThatAnotherHoldWasUsedThanTheOneNamed() {
    // given
    twoHoldsInOnePlace();
    // when: a ledger that takes whichever hold lies there
    MoveAppointment named = move(YOUNGER);
    LedgerHistory.Ran ran =
        ledger.run(
            to ->
                new MoveAppointment(
                    named.key(), OLD, OLDER, Optional.empty(), Optional.empty(), to));
    world.answered(named, ran.events(), ran.answer(), clock.instant());
    // then
    assertThatThrownBy(() -> world.check(ledger.state(), clock.instant()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("live holds");
  }

  @Test
  void shouldNeverLetBothOfThemHaveThePlace() {
    // given
    twoHoldsInOnePlace();
    tell(move(YOUNGER));
    // then: the other one can only move the same appointment there again
    assertThat(tell(confirm(OLDER, "a2"))).isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
    assertThat(tell(move(OLDER))).isInstanceOf(Moved.class);
    assertThat(ledger.state().allBookings().map(each -> each.appointment().id()))
        .containsExactly(OLD);
    world.check(ledger.state(), clock.instant());
  }

  private void twoHoldsInOnePlace() {
    assertThat(tell(place(new HoldId("first"), Optional.empty()))).isInstanceOf(Held.class);
    assertThat(tell(confirm(new HoldId("first"), OLD.value()))).isInstanceOf(Booked.class);
    assertThat(tell(place(OLDER, Optional.of(OLD)))).isInstanceOf(Held.class);
    clock.move(Duration.ofSeconds(1));
    assertThat(tell(place(YOUNGER, Optional.of(OLD)))).isInstanceOf(Held.class);
  }

  private PlaceHold place(HoldId hold, Optional<AppointmentId> replaces) {
    Duration keep = LedgerSettings.defaults().holdDuration();
    return new PlaceHold(key(), hold, TEN, call(1), keep, Optional.empty(), replaces, NOBODY);
  }

  private ConfirmHold confirm(HoldId hold, String appointment) {
    return new ConfirmHold(
        key(),
        hold,
        new AppointmentId(appointment),
        new PatientId("patient-1"),
        Optional.empty(),
        NOBODY);
  }

  private MoveAppointment move(HoldId hold) {
    return new MoveAppointment(key(), OLD, hold, Optional.empty(), Optional.empty(), NOBODY);
  }

  private Answer tell(Mutation command) {
    LedgerHistory.Ran ran = ledger.run(to -> command);
    world.answered(command, ran.events(), ran.answer(), clock.instant());
    return ran.answer();
  }

  private CommandKey key() {
    return new CommandKey(new CommandId("key-" + keys++), clock.instant());
  }
}
