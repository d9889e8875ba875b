package frontdesk.ops.trunk;

import frontdesk.config.TrunkSettings;
import frontdesk.config.TrunkingSettings;
import frontdesk.engine.sip.UserAgent;
import frontdesk.ops.trunk.TrunkWords.DeskWords;
import frontdesk.ops.trunk.TrunkWords.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's part in keeping the cluster registered at its trunks. All nodes have the same trunks.
 * Any thread.
 */
public final class TrunkDuty implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrunkDuty.class);
  private static final String NAME = "trunk-registrar";

  private final Optional<ActorRef<DeskWords>> desk;
  private final Duration farewell;

  private TrunkDuty(Optional<ActorRef<DeskWords>> desk, Duration farewell) {
    this.desk = desk;
    this.farewell = farewell;
  }

  /**
   * Calls may come to this node from now on, at all its listening addresses. Returns at once.
   *
   * @param node its name in the cluster
   * @param userAgent by which this node registers for all, when it is its turn
   */
  public static TrunkDuty begin(
      ActorSystem<?> system,
      String node,
      List<TrunkSettings> trunks,
      TrunkingSettings settings,
      UserAgent userAgent) {
    if (trunks.isEmpty()) {
      return new TrunkDuty(Optional.empty(), Duration.ZERO);
    }
    ActorRef<TrunkWords> registrar =
        ClusterSingleton.get(system)
            .init(SingletonActor.of(TrunkRegistrar.create(trunks, settings, userAgent), NAME));
    List<Place> places =
        userAgent.listenPoints().stream()
            .map(point -> new Place(point.kind(), point.advertisedHost(), point.advertisedPort()))
            .toList();
    ActorRef<DeskWords> desk =
        system.systemActorOf(
            TrunkDesk.create(node, places, registrar, settings.announceEvery()),
            "trunk-desk",
            Props.empty());
    return new TrunkDuty(Optional.of(desk), settings.farewell());
  }

  /**
   * No new calls for this node: it is taken out of the registrations, which are taken back when it
   * was the last one. Completes when that is done, which may be never.
   */
  public CompletableFuture<Void> leave() {
    return leave(false);
  }

  private CompletableFuture<Void> leave(boolean closing) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    desk.ifPresentOrElse(
        actor -> actor.tell(new TrunkDesk.Leave(closing, done)), () -> done.complete(null));
    return done;
  }

  /** The same, and waits for it; this node's user agent may be closed then. */
  @Override
  public void close() {
    try {
      leave(true).get(farewell.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException unanswered) {
      LOG.warn("a trunk did not answer the farewell; its registration expires by itself");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a farewell only completes", e);
    }
  }
}
