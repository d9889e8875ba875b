package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.id.CommandId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/** A ledger without an actor: its decider, its state, and a list for a journal. */
final class PureLedger implements LedgerHistory.Subject {
  private final LedgerDecider decider;
  private final MovableClock clock;
  private final ActorRef<Answer> nobody;
  private final List<LedgerEvent> journal = new ArrayList<>();
  private LedgerState state = LedgerState.empty();
  private LedgerSnapshot snapshot = LedgerSnapshot.of(state);
  private int snapshotAt;

  PureLedger(
      LedgerSettings settings, LedgerRules rules, MovableClock clock, ActorRef<Answer> nobody) {
    this.decider =
        new LedgerDecider(Clinic.dependencies(clock, () -> 0, settings, Clinic.furnished()), rules);
    this.clock = clock;
    this.nobody = nobody;
  }

  @Override
  public LedgerHistory.Ran run(Function<ActorRef<Answer>, Mutation> command) {
    LedgerDecider.Decision decision =
        decider.decide(state, command.apply(nobody), LedgerTime.wall(clock.instant()));
    write(decision.events());
    return new LedgerHistory.Ran(decision.events(), decision.answer());
  }

  @Override
  public void runAndCrash(Function<ActorRef<Answer>, Mutation> command, boolean written) {
    LedgerDecider.Decision decision =
        decider.decide(state, command.apply(nobody), LedgerTime.wall(clock.instant()));
    if (written) {
      write(decision.events());
    }
    LedgerState replayed = replay(LedgerState.empty(), 0);
    assertThat(replayed).as("replayed state").isEqualTo(state);
    assertThat(replay(snapshot.toState(), snapshotAt)).as("from snapshot").isEqualTo(state);
    state = replayed;
    snapshot = LedgerSnapshot.of(state);
    snapshotAt = journal.size();
  }

  @Override
  public Optional<Answer> resolve(CommandId id) {
    return state.answers().find(id).map(Answered::answer);
  }

  @Override
  public LedgerState state() {
    return state;
  }

  private void write(List<LedgerEvent> events) {
    for (LedgerEvent event : events) {
      journal.add(event);
      state = decider.applier().apply(state, event);
    }
  }

  private LedgerState replay(LedgerState from, int index) {
    LedgerState replayed = from;
    for (LedgerEvent event : journal.subList(index, journal.size())) {
      replayed = decider.applier().apply(replayed, event);
    }
    return replayed;
  }
}
