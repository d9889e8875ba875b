package frontdesk.engine.provider.wire;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;

/**
 * The way from this node to its vendors: one per node, used by every adapter.
 *
 * <p>The JDK's client carries it, because it can do three things that a phone call needs and
 * pekko-http's client does not offer: give a pooled request up before its answer begins, send pings
 * while audio flows, and see their answers. TLS is verified by the JDK's trust store. Resolving a
 * name blocks, so that all its work is done on the dispatcher for blocking work; deadlines run on
 * the system's scheduler.
 */
public final class Network {
  private final ActorSystem<?> system;
  private final WireSettings settings;
  private final HttpClient client;

  public Network(ActorSystem<?> system, WireSettings settings) {
    this.system = system;
    this.settings = settings;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // One connection an answer: one that breaks or is given up costs no other answer.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectWithin())
            .executor(system.dispatchers().lookup(DispatcherSelector.blocking())::execute);
    builder.proxy(
        settings.proxy().<ProxySelector>map(Proxied::new).orElse(HttpClient.Builder.NO_PROXY));
    this.client = builder.build();
  }

  /** Where adapters run their timers and streams. */
  public ActorSystem<?> system() {
    return system;
  }

  public WireSettings settings() {
    return settings;
  }

  HttpClient client() {
    return client;
  }

  /** Runs something at once on a dispatcher thread. */
  public void soon(Runnable work) {
    system.executionContext().execute(work);
  }

  /** Runs something once, on a dispatcher thread; cancelling forgets it. */
  public Cancellable later(Duration delay, Runnable work) {
    return system.scheduler().scheduleOnce(delay, work, system.executionContext());
  }

  /** Runs something again and again until cancelled, on a dispatcher thread. */
  public Cancellable every(Duration interval, Runnable work) {
    return system
        .scheduler()
        .scheduleWithFixedDelay(interval, interval, work, system.executionContext());
  }
}
