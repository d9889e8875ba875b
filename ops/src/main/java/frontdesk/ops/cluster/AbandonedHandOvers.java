package frontdesk.ops.cluster;

import java.time.Duration;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSelection;
import org.apache.pekko.actor.ReceiveTimeout;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * Lets the coordinators of this node give up hand-overs of shards in whose beginning a node has
 * died. An actor of its own.
 */
public final class AbandonedHandOvers {
  /*
   * What moves a shard (RebalanceWorker in Pekko's ShardCoordinator, 1.2.1 to 2.0.0-M4) first asks all
   * regions to forget where the shard is, and then the region that has it to stop it. The end of a region
   * counts as its answer to the first question only. If the region that has the shard ends before it
   * has answered that, the second question goes to the dead, and whoever asks for the shard waits for
   * handoff-timeout, a minute: all calls of a node that dies in the moment in which it gives them away.
   * The worker knows that time is over by the message sent here; the coordinator then says where the shard
   * is to be. A living node whose hand-over is cut short by it asks again after retry-interval.
   */
  private static final String ALL = "/system/sharding/*Coordinator/singleton/coordinator/*";

  /** The coordinator has learned by then that the node is gone; whoever lives has handed over. */
  private static final Duration SOON = Duration.ofMillis(200);

  /** For a coordinator that has moved itself, or was slow. */
  private static final Duration LATER = Duration.ofSeconds(2);

  private enum Message {
    NODE_GONE,
    TELL
  }

  private final TimerScheduler<Message> timers;
  private final ActorSelection workers;

  private AbandonedHandOvers(ActorContext<Message> context, TimerScheduler<Message> timers) {
    this.timers = timers;
    this.workers = context.getSystem().classicSystem().actorSelection(ALL);
    var gone =
        context.messageAdapter(ClusterEvent.MemberRemoved.class, removed -> Message.NODE_GONE);
    Cluster.get(context.getSystem())
        .subscriptions()
        .tell(Subscribe.create(gone, ClusterEvent.MemberRemoved.class));
  }

  /** Looks after them from now on. */
  public static void watch(ActorSystem<?> system) {
    var unused = system.systemActorOf(behavior(), "abandoned-hand-overs", Props.empty());
  }

  private static Behavior<Message> behavior() {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new AbandonedHandOvers(context, timers).receive()));
  }

  private Behavior<Message> receive() {
    return Behaviors.receive(Message.class)
        .onMessageEquals(Message.NODE_GONE, this::begin)
        .onMessageEquals(Message.TELL, this::tell)
        .build();
  }

  private Behavior<Message> begin() {
    timers.startSingleTimer(SOON, Message.TELL, SOON);
    timers.startSingleTimer(LATER, Message.TELL, LATER);
    return Behaviors.same();
  }

  private Behavior<Message> tell() {
    workers.tell(ReceiveTimeout.getInstance(), ActorRef.noSender());
    return Behaviors.same();
  }
}
