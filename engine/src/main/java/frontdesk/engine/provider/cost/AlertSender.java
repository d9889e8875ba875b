package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.SpendEvent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Tells somebody that a limit is reached. Any thread; never blocks. */
@FunctionalInterface
public interface AlertSender {
  /**
   * Tells it once. Whoever is told may hear of the same alert again, after a crash: its clinic and
   * number make it known.
   *
   * @return empty when it was taken, else a code of what went wrong; completes within a bound, and
   *     never exceptionally
   */
  CompletionStage<Optional<String>> send(SpendEvent.LimitReached alert);
}
