package frontdesk.ops.cluster;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.setup.Setup;

/**
 * What the health endpoints tell: whether this node takes calls, whether it should be replaced, and
 * how full it is. Given to the actor system when it is made, as the endpoints are up before the
 * node is. Any thread.
 */
public final class NodeHealth extends Setup {
  /**
   * How full a node is.
   *
   * @param used calls that hold a slot; more than there are when calls were taken over
   * @param counted slots for calls; 0 before the node has started
   */
  public record Load(int used, int counted) {}

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private volatile Supplier<Load> load = () -> new Load(0, 0);
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

  /** From now on as full as this says. */
  public void loadIs(Supplier<Load> now) {
    load = now;
  }

  /** How full it is. */
  public Load load() {
    return load.get();
  }

  /** What else is measured on this node; everything in it is told at the metrics endpoint. */
  public PrometheusMeterRegistry meters() {
    return meters;
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
