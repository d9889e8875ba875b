package frontdesk.ops.cluster;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.setup.Setup;

/**
 * What the health endpoints tell: whether this node takes calls, and whether it should be replaced.
 * Given to the actor system when it is made, as the endpoints are up before the node is. Any
 * thread.
 */
public final class NodeHealth extends Setup {
  private volatile Supplier<Optional<String>> whyNotReady = () -> Optional.of("starting");
  private volatile Supplier<Optional<String>> whyNotAlive = Optional::empty;

  /** From now on ready unless this names a reason, in a word or a few. */
  public void readyUnless(Supplier<Optional<String>> reason) {
    whyNotReady = reason;
  }

  /** From now on alive unless this names a reason; then the process should be ended. */
  public void aliveUnless(Supplier<Optional<String>> reason) {
    whyNotAlive = reason;
  }

  /** Why it takes no calls; empty when it does. */
  public Optional<String> whyNotReady() {
    return whyNotAlive.get().or(whyNotReady);
  }

  /** Why it should be replaced; empty when it need not. */
  public Optional<String> whyNotAlive() {
    return whyNotAlive.get();
  }
}
