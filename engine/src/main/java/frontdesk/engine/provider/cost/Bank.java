package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.SpendProtocol.Command;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/** The way to a clinic's {@link SpendAccount}, wherever it lives. Any thread. */
@FunctionalInterface
public interface Bank {
  /**
   * Asks it.
   *
   * @return completes exceptionally when no answer came in time: the outcome is unknown then
   */
  <R> CompletionStage<R> ask(Function<ActorRef<R>, Command> command, Duration timeout);
}
