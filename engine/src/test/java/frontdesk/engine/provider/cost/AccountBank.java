package frontdesk.engine.provider.cost;

import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent;
import frontdesk.protocol.provider.SpendProtocol.Command;
import frontdesk.protocol.provider.SpendProtocol.Reserve;
import frontdesk.protocol.provider.SpendProtocol.Settle;
import frontdesk.protocol.provider.SpendProtocol.Settled;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/** An account that answers at once, or when it is told to; one thread. */
final class AccountBank implements Bank {
  final List<SpendEvent> events = new ArrayList<>();
  private final SpendDecider decider;
  private final List<Runnable> held = new ArrayList<>();
  private SpendState state = SpendState.empty();
  private boolean holds;

  AccountBank(SpendLimits limits) {
    this.decider = new SpendDecider(Prices.settings(limits), false);
  }

  /** From now on answers wait for {@link #release}. */
  void hold() {
    holds = true;
  }

  void release() {
    holds = false;
    held.forEach(Runnable::run);
    held.clear();
  }

  @Override
  public <R> CompletionStage<R> ask(Function<ActorRef<R>, Command> question, Duration timeout) {
    TestInbox<R> inbox = TestInbox.create();
    CompletableFuture<R> answer = new CompletableFuture<>();
    Command command;
    try {
      command = question.apply(inbox.getRef());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    Runnable work =
        () -> {
          handle(command);
          answer.complete(inbox.receiveMessage());
        };
    if (holds) {
      held.add(work);
    } else {
      work.run();
    }
    return answer;
  }

  private void handle(Command command) {
    SpendDecider.Now now = new SpendDecider.Now(Instant.EPOCH, LocalDate.of(2026, 3, 2));
    SpendTurn turn =
        new SpendTurn(
            state,
            previous ->
                new EventHeader(1, Instant.EPOCH, SpendWorld.CLINIC, new BuildId("test"), previous),
            event -> "",
            100);
    if (command instanceof Reserve ask) {
      ask.replyTo().tell(decider.reserve(turn, ask, now));
    } else if (command instanceof Settle settle) {
      decider.settle(turn, settle.last(), now);
      settle.replyTo().tell(new Settled(true));
    }
    events.addAll(turn.events());
    state = turn.state();
  }

  Money settled() {
    return Costs.of(events, line -> true).total();
  }

  Costs.Breakdown costs() {
    return Costs.of(events, line -> true);
  }

  Money open() {
    return state.open();
  }
}
