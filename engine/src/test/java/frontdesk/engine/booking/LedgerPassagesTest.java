package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.JournalTestConfig;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Command;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.passage.Passage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where a crash would hurt is passed in the order that the places' names promise. */
class LedgerPassagesTest {
  private static ActorTestKit kit;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forBehaviorTestKit());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void shouldPassTheConfirmationBeforeItsWriteAndTheWriteBeforeItsAnswer() {
    // given
    List<Passage> passed = new CopyOnWriteArrayList<>();
    EventSourcedBehaviorTestKit<Command, LedgerEvent, LedgerState> ledger =
        EventSourcedBehaviorTestKit.create(
            kit.system(),
            AppointmentLedger.create(
                Clinic.dependencies(new MovableClock(Clinic.NOW)),
                RecoveryWatch.UNWATCHED,
                passed::add),
            JournalTestConfig.CHECKED);
    ledger.clear();
    HoldId hold = new HoldId("h1");

    // when
    ledger.<Answer>runCommand(
        replyTo ->
            new PlaceHold(
                key("k1"),
                hold,
                Clinic.cleaning(Clinic.ANA, Clinic.MONDAY, "09:30"),
                Clinic.call(1),
                Duration.ZERO,
                replyTo));

    // then
    assertThat(passed).containsExactly(Passage.LEDGER_WRITTEN);

    // when
    ledger.<Answer>runCommand(
        replyTo ->
            new ConfirmHold(
                key("k2"),
                hold,
                new AppointmentId("a1"),
                new PatientId("p1"),
                Optional.empty(),
                replyTo));

    // then
    assertThat(passed)
        .containsExactly(Passage.LEDGER_WRITTEN, Passage.CONFIRM_ASKED, Passage.LEDGER_WRITTEN);
  }

  private static CommandKey key(String id) {
    return new CommandKey(new CommandId(id), Clinic.NOW);
  }
}
