package frontdesk.engine;

import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * What the persistent actors have in common of which a clinic has one each: persistence id {@code
 * kind|clinic}, headers and tags of events, snapshots, and that whoever waits for a refused write
 * hears that its outcome is unknown.
 *
 * @param <C> commands
 * @param <E> events
 * @param <S> state
 */
public abstract class ClinicEntity<C, E, S>
    extends EventSourcedBehaviorWithEnforcedReplies<C, E, S> {
  private static final int EVENT_VERSION = 1;
  private static final int SNAPSHOTS_KEPT = 2;

  /**
   * What such an actor needs.
   *
   * @param clock stands in event headers
   * @param digest names each event in the next one's header
   * @param build stands in event headers
   * @param <T> its settings
   */
  public record Dependencies<T>(
      ClinicId clinic, InstantSource clock, T settings, EventDigest digest, BuildId build) {}

  /**
   * Who looks after one incarnation of it.
   *
   * @param recovery told how its recovery went
   * @param pending who waits for a write
   * @param <C> commands
   */
  public record Care<C>(RecoveryWatch recovery, PendingReplies<C> pending) {}

  private final EntityKind kind;
  private final Dependencies<?> dependencies;
  private final int snapshotEvery;
  private final Care<C> care;

  /** One incarnation. */
  protected ClinicEntity(
      EntityKind kind, Dependencies<?> dependencies, int snapshotEvery, Care<C> care) {
    super(PersistenceId.ofUniqueId(kind.persistenceId(dependencies.clinic().value())));
    this.kind = kind;
    this.dependencies = dependencies;
    this.snapshotEvery = snapshotEvery;
    this.care = care;
  }

  /**
   * An entity with the memory of unanswered writes around it.
   *
   * @param unknown tells a command's sender that its outcome is unknown; empty for those that do
   *     not write
   * @param maxPendingWrites how many may wait
   * @param entity makes an incarnation
   */
  protected static <C> Behavior<C> watched(
      Class<C> commands,
      Function<C, Optional<Runnable>> unknown,
      int maxPendingWrites,
      RecoveryWatch recovery,
      Function<Care<C>, Behavior<C>> entity) {
    return Behaviors.setup(
        context -> {
          PendingReplies<C> pending = new PendingReplies<>(commands, unknown, maxPendingWrites);
          return pending.around(entity.apply(new Care<>(recovery, pending)));
        });
  }

  /** Writes these events, which may be none, then answers the command. */
  protected final <A> ReplyEffect<E, S> write(
      C command, List<? extends E> events, ActorRef<A> replyTo, A answer) {
    return Effect()
        .persist(List.<E>copyOf(events))
        .thenRun(
            (S next) -> {
              care.pending().answered(command);
              afterWrite(next);
            })
        .thenReply(replyTo, next -> answer);
  }

  /** What follows from a state once it is written, and from the one that was recovered. */
  protected void afterWrite(S state) {
    // Most entities have nothing to do beside answering.
  }

  /** The header of the event that follows the one of this digest. */
  protected final EventHeader header(String lastDigest) {
    return new EventHeader(
        EVENT_VERSION,
        dependencies.clock().instant(),
        dependencies.clinic(),
        dependencies.build(),
        lastDigest);
  }

  @Override
  public SignalHandler<S> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.class,
            (state, signal) -> {
              care.recovery().completed();
              afterWrite(state);
            })
        .onSignal(
            RecoveryFailed.class, (state, signal) -> care.recovery().failed(signal.getFailure()))
        .build();
  }

  @Override
  public Set<String> tagsFor(E event) {
    return kind.tags(persistenceId().id());
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(snapshotEvery, SNAPSHOTS_KEPT);
  }
}
