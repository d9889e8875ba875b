package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Command;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.id.CommandId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;

/** The ledger as the actor that it is, restarted from its journal at every crash. */
final class ActorLedger implements LedgerHistory.Subject {
  private final EventSourcedBehaviorTestKit<Command, LedgerEvent, LedgerState> ledger;

  ActorLedger(ActorTestKit kit, LedgerSettings settings, MovableClock clock) {
    ledger =
        EventSourcedBehaviorTestKit.create(
            kit.system(),
            AppointmentLedger.create(
                Clinic.dependencies(
                    clock,
                    () -> Duration.between(Clinic.NOW, clock.instant()).toNanos(),
                    settings,
                    Clinic.furnished())),
            JournalTestConfig.CHECKED);
    ledger.clear();
  }

  @Override
  public LedgerHistory.Ran run(Function<ActorRef<Answer>, Mutation> command) {
    var result = ledger.<Answer>runCommand(command::apply);
    return new LedgerHistory.Ran(result.events(), result.reply());
  }

  @Override
  public void runAndCrash(Function<ActorRef<Answer>, Mutation> command, boolean written) {
    if (written) {
      run(command);
    }
    LedgerState before = state();
    assertThat(ledger.restart().state()).as("replayed state").isEqualTo(before);
  }

  @Override
  public Optional<Answer> resolve(CommandId id) {
    return state().answers().find(id).map(Answered::answer);
  }

  @Override
  public LedgerState state() {
    return ledger.getState();
  }
}
