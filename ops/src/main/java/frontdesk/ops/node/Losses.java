package frontdesk.ops.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * When a call that wakes here was last alive: when this node, before it was started, gave its last
 * sign of life, or when the cluster last lost a member, whose calls wake on others at once. What
 * the lost node itself last knew nobody can ask. Any thread.
 */
final class Losses {
  private final InstantSource clock;
  private final Optional<Instant> before;
  private volatile Instant lastLoss = Instant.MIN;

  /**
   * @param before the last sign of this node before it was started, where it left one
   */
  Losses(InstantSource clock, Optional<Instant> before) {
    this.clock = clock;
    this.before = before;
  }

  /** Watches the members of the cluster from now on. */
  void watch(ActorSystem<?> system) {
    var watching = system.systemActorOf(behavior(), "losses", Props.empty());
    Cluster.get(system)
        .subscriptions()
        .tell(Subscribe.create(watching, ClusterEvent.ClusterDomainEvent.class));
  }

  private Behavior<ClusterEvent.ClusterDomainEvent> behavior() {
    return Behaviors.receive(ClusterEvent.ClusterDomainEvent.class)
        .onMessage(ClusterEvent.UnreachableMember.class, lost -> seen())
        .onMessage(ClusterEvent.MemberDowned.class, lost -> seen())
        .onMessage(ClusterEvent.MemberExited.class, lost -> seen())
        .onMessage(ClusterEvent.MemberRemoved.class, lost -> seen())
        .onAnyMessage(other -> Behaviors.same())
        .build();
  }

  private Behavior<ClusterEvent.ClusterDomainEvent> seen() {
    lastLoss = clock.instant();
    return Behaviors.same();
  }

  /** The latest of both; empty where nothing is known. */
  Optional<Instant> lastAlive() {
    Instant loss = lastLoss;
    if (loss.equals(Instant.MIN)) {
      return before;
    }
    return Optional.of(before.filter(loss::isBefore).orElse(loss));
  }
}
