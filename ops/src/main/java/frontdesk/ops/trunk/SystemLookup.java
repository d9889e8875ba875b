package frontdesk.ops.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;

/** Asks the host's resolver, on a thread that may wait. */
final class SystemLookup implements Lookup {
  private final Executor waiting;

  SystemLookup(ActorSystem<?> system) {
    this.waiting = system.dispatchers().lookup(DispatcherSelector.blocking());
  }

  @Override
  public CompletionStage<List<InetAddress>> find(String host, Duration delay) {
    Executor later =
        delay.isZero()
            ? waiting
            : CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, waiting);
    return CompletableFuture.supplyAsync(() -> addresses(host), later);
  }

  private static List<InetAddress> addresses(String host) {
    try {
      return Arrays.asList(InetAddress.getAllByName(host));
    } catch (UnknownHostException unknown) {
      return List.of();
    }
  }
}
