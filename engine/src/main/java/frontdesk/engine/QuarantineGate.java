package frontdesk.engine;

import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.Quarantine.Entry;
import frontdesk.protocol.id.ClinicId;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/**
 * Stands before a clinic's persistent entity: one that is quarantined is not recovered, but
 * passivates, and whoever asks it gets no answer. On the entity's thread.
 */
public final class QuarantineGate {
  private record Known(Optional<Entry> entry) {}

  private QuarantineGate() {}

  /**
   * Which entity.
   *
   * @param shard is asked to passivate it
   * @param waiting commands that may wait for the quarantine's answer; further ones are lost
   */
  public record Entity(
      EntityKind kind, ClinicId clinic, ActorRef<ClusterSharding.ShardCommand> shard, int waiting) {
    String persistenceId() {
      return kind.persistenceId(clinic.value());
    }
  }

  /** The entity's behaviour, once it is known that it may recover. */
  public static <C> Behavior<C> before(
      Entity entity, Recoveries recoveries, Function<RecoveryWatch, Behavior<C>> create) {
    return Behaviors.<Object>setup(
            context -> {
              context.pipeToSelf(
                  recoveries.before(entity.persistenceId()),
                  (found, failure) -> new Known(failure == null ? found : Optional.empty()));
              return Behaviors.withStash(
                  entity.waiting(), stash -> asking(context, entity, recoveries, create, stash));
            })
        .narrow();
  }

  private static <C> Behavior<Object> asking(
      ActorContext<Object> context,
      Entity entity,
      Recoveries recoveries,
      Function<RecoveryWatch, Behavior<C>> create,
      StashBuffer<Object> stash) {
    return Behaviors.receive(Object.class)
        .onMessage(
            Known.class,
            known -> {
              if (known.entry().filter(Entry::isQuarantined).isPresent()) {
                entity.shard().tell(new ClusterSharding.Passivate<>(context.getSelf()));
                return Behaviors.ignore();
              }
              RecoveryWatch watch =
                  recoveries.watch(
                      entity.kind(),
                      entity.clinic().value(),
                      Optional.of(entity.clinic()),
                      known.entry());
              // From here on only the entity's own commands come.
              return stash.unstashAll(create.apply(watch).unsafeCast());
            })
        .onAnyMessage(
            command -> {
              if (!stash.isFull()) {
                stash.stash(command);
              }
              return Behaviors.same();
            })
        .build();
  }
}
