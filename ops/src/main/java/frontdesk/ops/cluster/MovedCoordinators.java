package frontdesk.ops.cluster;

import java.time.Duration;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSelection;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.sharding.ShardCoordinator$Internal$StateInitialized$;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * Lets coordinators of shards answer at once when they have moved to this node, because the node
 * that they were on is no member any more. An actor of its own.
 */
public final class MovedCoordinators {
  /*
   * A coordinator that has moved reads what is where, takes regions of nodes that are gone out of it,
   * and then, by a constant in Pekko 1.2 (ShardCoordinator.watchStateActors), waits 500 ms for further
   * regions to end before it says where a shard is. That wait saves lost messages at a start; here it
   * is a quarter of the two seconds in which a caller of the lost node must hear us again. What ends its
   * wait is a message to itself, and it is sent here too. Before the coordinator waits for it, and
   * after, that message does nothing; where none is on this node it reaches nobody. A region that ends
   * in these milliseconds is found out as it is at any other time.
   */
  private static final String ALL = "/system/sharding/*Coordinator/singleton/coordinator";
  private static final Object NO_LONGER_WAIT = ShardCoordinator$Internal$StateInitialized$.MODULE$;

  /** Reading its state may take a second try, after two seconds. */
  private static final Duration LOOKED_AFTER = Duration.ofSeconds(3);

  private enum Message {
    NODE_GONE,
    AGAIN,
    ENOUGH
  }

  private final TimerScheduler<Message> timers;
  private final ActorSelection coordinators;
  private final Duration settle;

  private MovedCoordinators(
      ActorContext<Message> context, TimerScheduler<Message> timers, Duration settle) {
    this.timers = timers;
    this.settle = settle;
    this.coordinators = context.getSystem().classicSystem().actorSelection(ALL);
    var gone =
        context.messageAdapter(ClusterEvent.MemberRemoved.class, removed -> Message.NODE_GONE);
    Cluster.get(context.getSystem())
        .subscriptions()
        .tell(Subscribe.create(gone, ClusterEvent.MemberRemoved.class));
  }

  /**
   * Looks after them from now on.
   *
   * @param settle for regions that end at the same moment; a coordinator waits at most this long
   */
  public static void watch(ActorSystem<?> system, Duration settle) {
    var unused = system.systemActorOf(behavior(settle), "moved-coordinators", Props.empty());
  }

  private static Behavior<Message> behavior(Duration settle) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new MovedCoordinators(context, timers, settle).receive()));
  }

  private Behavior<Message> receive() {
    return Behaviors.receive(Message.class)
        .onMessageEquals(Message.NODE_GONE, this::begin)
        .onMessageEquals(Message.AGAIN, this::tell)
        .onMessageEquals(Message.ENOUGH, this::end)
        .build();
  }

  private Behavior<Message> begin() {
    timers.startTimerWithFixedDelay(Message.AGAIN, settle);
    timers.startSingleTimer(Message.ENOUGH, LOOKED_AFTER);
    return Behaviors.same();
  }

  private Behavior<Message> tell() {
    coordinators.tell(NO_LONGER_WAIT, ActorRef.noSender());
    return Behaviors.same();
  }

  private Behavior<Message> end() {
    timers.cancel(Message.AGAIN);
    return Behaviors.same();
  }
}
