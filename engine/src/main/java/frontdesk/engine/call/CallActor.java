package frontdesk.engine.call;

import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.Quarantine.Entry;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.Sealing;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

  private record KeyFound(Sealing sealing, Optional<Entry> known)
      implements CallProtocol.Internal {}

  /** There is none: the call is new, or never was. */
  private record NoKey() implements CallProtocol.Internal {}

  private record KeysFailed() implements CallProtocol.Internal {}

  private CallActor() {}

  /** Starts the calls' sharding on this node: owner shards, remembered entities. */
  public static ActorRef<ShardingEnvelope<CallProtocol.Command>> init(
      ActorSystem<?> system, CallDependencies with, CallCare care) {
    return ClusterSharding.get(system)
        .init(
            Entity.of(
                    KEY,
                    entity ->
                        create(new CallId(entity.getEntityId()), with, care, entity.getShard()))
                .withSettings(ClusterShardingSettings.create(system).withRememberEntities(true))
                .withMessageExtractor(OwnerShards.extractor())
                .withAllocationStrategy(new OwnerShards())
                .withStopMessage(new CallMessages.Stop()));
  }

  static Behavior<CallProtocol.Command> create(
      CallId id,
      CallDependencies with,
      CallCare care,
      ActorRef<ClusterSharding.ShardCommand> shard) {
    return Behaviors.setup(
        context -> {
          context.pipeToSelf(
              with.keys()
                  .find(new KeyId("call/" + id.value()))
                  .thenCompose(found -> withItsPast(id, found, care)),
              (found, failure) -> failure == null ? found : new KeysFailed());
          return Behaviors.withStash(
              STASH, stash -> awaitKey(context, id, with, care, shard, stash));
        });
  }

  /** Only a call that has a key may have failed before: a new one asks nobody. */
  private static CompletionStage<CallProtocol.Internal> withItsPast(
      CallId id, Optional<Sealing> found, CallCare care) {
    return found.isEmpty()
        ? CompletableFuture.completedStage(new NoKey())
        : care.recoveries()
            .before(EntityKind.CALL.persistenceId(id.value()))
            .thenApply(known -> new KeyFound(found.get(), known));
  }

  private static Behavior<CallProtocol.Command> awaitKey(
      ActorContext<CallProtocol.Command> context,
      CallId id,
      CallDependencies with,
      CallCare care,
      ActorRef<ClusterSharding.ShardCommand> shard,
      StashBuffer<CallProtocol.Command> stash) {
    return Behaviors.receive(CallProtocol.Command.class)
        .onMessage(
            KeyFound.class,
            found ->
                stash.unstashAll(
                    found.known().filter(Entry::isQuarantined).isPresent()
                        ? quarantined(id, with, care, shard, found)
                        : live(id, with, care, shard, found)))
        .onMessage(NoKey.class, none -> stash.unstashAll(unborn(context, id, with, care, shard)))
        .onMessage(
            KeysFailed.class,
            failed -> {
              context.getLog().error("call {} cannot reach its data key and stops", id);
              return Behaviors.stopped();
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

  /** Without a key there is no such call yet: only an INVITE makes one. */
  private static Behavior<CallProtocol.Command> unborn(
      ActorContext<CallProtocol.Command> context,
      CallId id,
      CallDependencies with,
      CallCare care,
      ActorRef<ClusterSharding.ShardCommand> shard) {
    return Behaviors.receive(CallProtocol.Command.class)
        .onMessage(
            CallProtocol.Arrive.class,
            arrive -> {
              context.pipeToSelf(
                  with.keys().create(new KeyId("call/" + id.value())),
                  (sealing, failure) ->
                      failure == null ? new KeyFound(sealing, Optional.empty()) : new KeysFailed());
              return Behaviors.withStash(
                  STASH,
                  stash -> {
                    stash.stash(arrive);
                    return awaitKey(context, id, with, care, shard, stash);
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

  /** Its recovery failed too often: it says farewell instead of recovering. */
  private static Behavior<CallProtocol.Command> quarantined(
      CallId id,
      CallDependencies with,
      CallCare care,
      ActorRef<ClusterSharding.ShardCommand> shard,
      KeyFound found) {
    boolean farewellSaid = found.known().filter(Entry::farewellSaid).isPresent();
    return QuarantinedCall.create(
        id, with, care, shard, new CallSeals(found.sealing(), id), farewellSaid);
  }

  private static Behavior<CallProtocol.Command> live(
      CallId id,
      CallDependencies with,
      CallCare care,
      ActorRef<ClusterSharding.ShardCommand> shard,
      KeyFound found) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(
                      new CallMessages.Tick(), with.settings().heartbeat());
                  CallRun run =
                      new CallRun(
                          context, timers, shard, with, id, new CallSeals(found.sealing(), id));
                  run.startLease(run.now());
                  return new LiveCall(
                      run,
                      care.recoveries()
                          .watch(EntityKind.CALL, id.value(), Optional.empty(), found.known()));
                }));
  }
}
