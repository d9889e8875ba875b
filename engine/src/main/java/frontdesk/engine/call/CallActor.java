package frontdesk.engine.call;

import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.Sealing;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/**
 * The sharded persistent actor of one live call. It fetches the call's data key first, then is a
 * {@link LiveCall}; its children own the speech streams.
 */
public final class CallActor {
  /** The key under which calls are sharded; its name is stored by sharding. */
  public static final EntityTypeKey<CallProtocol.Command> KEY =
      EntityTypeKey.create(CallProtocol.Command.class, "call");

  /** Messages that may wait for the key and the recovery. */
  private static final int STASH = 64;

  private record KeyFound(Sealing sealing) implements CallProtocol.Internal {}

  /** There is none: the call is new, or never was. */
  private record NoKey() implements CallProtocol.Internal {}

  private record KeysFailed() implements CallProtocol.Internal {}

  private CallActor() {}

  /** Starts the calls' sharding on this node: owner shards, remembered entities. */
  public static ActorRef<ShardingEnvelope<CallProtocol.Command>> init(
      ActorSystem<?> system, CallDependencies with) {
    return ClusterSharding.get(system)
        .init(
            Entity.of(
                    KEY,
                    entity -> create(new CallId(entity.getEntityId()), with, entity.getShard()))
                .withSettings(ClusterShardingSettings.create(system).withRememberEntities(true))
                .withMessageExtractor(OwnerShards.extractor())
                .withAllocationStrategy(new OwnerShards())
                .withStopMessage(new CallMessages.Stop()));
  }

  static Behavior<CallProtocol.Command> create(
      CallId id, CallDependencies with, ActorRef<ClusterSharding.ShardCommand> shard) {
    return Behaviors.setup(
        context -> {
          // Nothing is read or written before the store is back: the line looks after the caller.
          context.pipeToSelf(
              with.store()
                  .whenItTakesWrites()
                  .thenCompose(sound -> with.keys().find(new KeyId("call/" + id.value()))),
              (found, failure) ->
                  failure == null
                      ? found.<CallProtocol.Internal>map(KeyFound::new).orElseGet(NoKey::new)
                      : new KeysFailed());
          return Behaviors.withStash(STASH, stash -> awaitKey(context, id, with, shard, stash));
        });
  }

  private static Behavior<CallProtocol.Command> awaitKey(
      ActorContext<CallProtocol.Command> context,
      CallId id,
      CallDependencies with,
      ActorRef<ClusterSharding.ShardCommand> shard,
      StashBuffer<CallProtocol.Command> stash) {
    return Behaviors.receive(CallProtocol.Command.class)
        .onMessage(
            KeyFound.class, found -> stash.unstashAll(live(id, with, shard, found.sealing())))
        .onMessage(NoKey.class, none -> stash.unstashAll(unborn(context, id, with, shard)))
        .onMessage(
            KeysFailed.class,
            failed -> {
              // What is wrong is told by whoever watches the store, once.
              context.getLog().debug("call {} cannot reach its data key and stops", id);
              with.store().writeFailed();
              stash.forEach(CallActor::refuse);
              return Behaviors.stopped();
            })
        .onMessage(
            CallProtocol.Arrive.class,
            arrive -> !with.store().takesWrites(),
            arrive -> {
              refuse(arrive);
              return Behaviors.same();
            })
        .onMessage(CallMessages.Stop.class, stop -> Behaviors.stopped())
        .onAnyMessage(
            message -> {
              if (!stash.isFull()) {
                stash.stash(message);
              }
              return Behaviors.same();
            })
        .build();
  }

  private static void refuse(CallProtocol.Command waiting) {
    if (waiting instanceof CallProtocol.Arrive arrive) {
      arrive.replyTo().tell(CallSetup.STORE_UNAVAILABLE);
    }
  }

  /** Without a key there is no such call yet: only an INVITE makes one. */
  private static Behavior<CallProtocol.Command> unborn(
      ActorContext<CallProtocol.Command> context,
      CallId id,
      CallDependencies with,
      ActorRef<ClusterSharding.ShardCommand> shard) {
    return Behaviors.receive(CallProtocol.Command.class)
        .onMessage(
            CallProtocol.Arrive.class,
            arrive -> {
              context.pipeToSelf(
                  with.keys().create(new KeyId("call/" + id.value())),
                  (sealing, failure) -> failure == null ? new KeyFound(sealing) : new KeysFailed());
              return Behaviors.withStash(
                  STASH,
                  stash -> {
                    stash.stash(arrive);
                    return awaitKey(context, id, with, shard, stash);
                  });
            })
        .onMessage(CallMessages.Stop.class, stop -> Behaviors.stopped())
        .onAnyMessage(
            message -> {
              if (message instanceof CallProtocol.InDialog inDialog) {
                inDialog.replyTo().tell(new CallProtocol.NoSuchCall());
              }
              shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
              return Behaviors.same();
            })
        .build();
  }

  private static Behavior<CallProtocol.Command> live(
      CallId id,
      CallDependencies with,
      ActorRef<ClusterSharding.ShardCommand> shard,
      Sealing sealing) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(
                      new CallMessages.Tick(), with.settings().heartbeat());
                  CallRun run =
                      new CallRun(context, timers, shard, with, id, new CallSeals(sealing, id));
                  run.startLease(run.now());
                  return new LiveCall(run);
                }));
  }
}
