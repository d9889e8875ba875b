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
  public static WayToCalls init(ActorSystem<?> system, CallDependencies with, CallCare care) {
    return new WayToCalls(
        system,
        ClusterSharding.get(system)
            .init(
                Entity.of(
                        KEY,
                        entity ->
                            create(new CallId(entity.getEntityId()), with, care, entity.getShard()))
                    .withSettings(ClusterShardingSettings.create(system).withRememberEntities(true))
                    .withMessageExtractor(OwnerShards.extractor())
                    .withAllocationStrategy(new OwnerShards())
                    .withStopMessage(new CallMessages.Stop())));
  }

  static Behavior<CallProtocol.Command> create(
      CallId id,
      CallDependencies with,
      CallCare care,
      ActorRef<ClusterSharding.ShardCommand> shard) {
    return RecoveryRetry.of(
        care.retry(), retry -> findKey(id, with, care, new Place(shard, retry)));
  }

  /** Where a call's actor stands: in its shard, and behind what tries its recovery again. */
  private record Place(ActorRef<ClusterSharding.ShardCommand> shard, RecoveryRetry retry) {}

  private static Behavior<CallProtocol.Command> findKey(
      CallId id, CallDependencies with, CallCare care, Place place) {
    return Behaviors.setup(
        context -> {
          // Nothing is read or written before the store is back: the line looks after the caller.
          context.pipeToSelf(
              with.journal()
                  .store()
                  .whenItTakesWrites()
                  .thenCompose(sound -> with.journal().keys().find(new KeyId("call/" + id.value())))
                  .thenCompose(found -> withItsPast(id, found, care)),
              (found, failure) -> failure == null ? found : new KeysFailed());
          return Behaviors.withStash(
              STASH, stash -> awaitKey(context, id, with, care, place, stash));
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
      Place place,
      StashBuffer<CallProtocol.Command> stash) {
    return Behaviors.receive(CallProtocol.Command.class)
        .onMessage(
            KeyFound.class,
            found ->
                stash.unstashAll(
                    found.known().filter(Entry::isQuarantined).isPresent()
                        ? quarantined(id, with, care, place, found)
                        : live(id, with, care, place, found)))
        .onMessage(NoKey.class, none -> stash.unstashAll(unborn(context, id, with, care, place)))
        .onMessage(
            KeysFailed.class,
            failed -> {
              // What is wrong is told by whoever watches the store, once.
              context.getLog().debug("call {} cannot reach its data key and stops", id);
              with.journal().store().writeFailed();
              stash.forEach(CallActor::refuse);
              return Behaviors.stopped();
            })
        .onMessage(
            CallProtocol.Arrive.class,
            arrive -> !with.journal().store().takesWrites(),
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
      CallCare care,
      Place place) {
    return Behaviors.receive(CallProtocol.Command.class)
        .onMessage(
            CallProtocol.Arrive.class,
            arrive -> {
              context.pipeToSelf(
                  with.journal().keys().create(new KeyId("call/" + id.value())),
                  (sealing, failure) ->
                      failure == null ? new KeyFound(sealing, Optional.empty()) : new KeysFailed());
              return Behaviors.withStash(
                  STASH,
                  stash -> {
                    stash.stash(arrive);
                    return awaitKey(context, id, with, care, place, stash);
                  });
            })
        .onMessage(CallMessages.Stop.class, stop -> Behaviors.stopped())
        .onAnyMessage(
            message -> {
              if (message instanceof CallProtocol.InDialog inDialog) {
                inDialog.replyTo().tell(new CallProtocol.NoSuchCall());
              }
              place.shard().tell(new ClusterSharding.Passivate<>(context.getSelf()));
              return Behaviors.same();
            })
        .build();
  }

  /** Its recovery failed too often: it says farewell instead of recovering. */
  private static Behavior<CallProtocol.Command> quarantined(
      CallId id, CallDependencies with, CallCare care, Place place, KeyFound found) {
    boolean farewellSaid = found.known().filter(Entry::farewellSaid).isPresent();
    return QuarantinedCall.create(
        id, with, care, place.shard(), new CallSeals(found.sealing(), id), farewellSaid);
  }

  private static Behavior<CallProtocol.Command> live(
      CallId id, CallDependencies with, CallCare care, Place place, KeyFound found) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(
                      new CallMessages.Tick(), with.settings().heartbeat());
                  CallRun run =
                      new CallRun(
                          context,
                          timers,
                          place.shard(),
                          with,
                          id,
                          new CallSeals(found.sealing(), id));
                  run.startLease(run.now());
                  return new LiveCall(
                      run,
                      place
                          .retry()
                          .watching(
                              care.recoveries()
                                  .watch(
                                      EntityKind.CALL,
                                      id.value(),
                                      Optional.empty(),
                                      found.known())));
                }));
  }
}
