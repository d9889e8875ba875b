package frontdesk.engine.call;

import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;

/**
 * The way to each call, wherever it lives: by this node's region while it hosts calls, and once it
 * has given them away by one that hosts none, so that what still comes to a node that is being
 * stopped reaches its call. Any thread.
 */
public final class WayToCalls {
  private final ActorSystem<?> system;
  private final ActorRef<ShardingEnvelope<CallProtocol.Command>> region;
  private volatile ActorRef<ShardingEnvelope<CallProtocol.Command>> way;

  /** By this region of the calls. */
  WayToCalls(ActorSystem<?> system, ActorRef<ShardingEnvelope<CallProtocol.Command>> region) {
    this.system = system;
    this.region = region;
    this.way = region;
  }

  /** Tells it; a message to a call that nobody has is lost. */
  public void tell(CallId id, CallProtocol.Command command) {
    way.tell(new ShardingEnvelope<>(id.value(), command));
  }

  /** Asks it; the stage fails when no answer has come in this time. */
  public <R> CompletionStage<R> ask(
      CallId id, Function<ActorRef<R>, CallProtocol.Command> command, Duration timeout) {
    return AskPattern.ask(
        way,
        (ActorRef<R> replyTo) -> new ShardingEnvelope<>(id.value(), command.apply(replyTo)),
        timeout,
        system.scheduler());
  }

  /** This node hosts no calls from now on: those that it has wake on others. */
  public void giveAway() {
    if (system.getWhenTerminated().toCompletableFuture().isDone()) {
      return; // out of its cluster meanwhile: there are none left
    }
    // Before the region goes: sharding holds back what comes for a shard that is on its way.
    way =
        Adapter.toTyped(
            ClusterSharding.get(Adapter.toClassic(system))
                .startProxy(CallActor.KEY.name(), Optional.empty(), new Envelopes()));
    Adapter.toClassic(region)
        .tell(ShardRegion.gracefulShutdownInstance(), org.apache.pekko.actor.ActorRef.noSender());
  }

  /** {@link OwnerShards#extractor} for sharding's untyped interface, which alone makes proxies. */
  private static final class Envelopes implements ShardRegion.MessageExtractor {
    private final ShardingMessageExtractor<
            ShardingEnvelope<CallProtocol.Command>, CallProtocol.Command>
        typed = OwnerShards.extractor();

    @Override
    public String entityId(Object message) {
      return envelope(message).entityId();
    }

    @Override
    public Object entityMessage(Object message) {
      return envelope(message).message();
    }

    @Override
    public String shardId(Object message) {
      return typed.shardId(entityId(message));
    }

    private static ShardingEnvelope<?> envelope(Object message) {
      return (ShardingEnvelope<?>) message;
    }
  }
}
