package frontdesk.engine.audit;

import frontdesk.engine.PendingReplies;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.audit.AccessEvent;
import frontdesk.protocol.audit.AccessEvent.RecordErased;
import frontdesk.protocol.audit.AccessEvent.RecordOpened;
import frontdesk.protocol.audit.AccessProtocol.Answer;
import frontdesk.protocol.audit.AccessProtocol.Command;
import frontdesk.protocol.audit.AccessProtocol.EraseRecord;
import frontdesk.protocol.audit.AccessProtocol.OpenRecord;
import frontdesk.protocol.audit.AccessProtocol.Outcome;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * One clinic's access journal: a persistent actor, persistence id {@code access|<clinic>}.
 *
 * <p>Nobody reads the words of a call, or erases them, before {@link Outcome#COMMITTED}. Each
 * access is an event of its own, repeated ones too. A refused write stops the actor and answers
 * {@link Outcome#OUTCOME_UNKNOWN}.
 */
public final class AccessJournal
    extends EventSourcedBehaviorWithEnforcedReplies<Command, AccessEvent, AccessState> {
  /** The journal as a sharded entity; entity ids are clinic ids. */
  public static final EntityTypeKey<Command> TYPE_KEY =
      EntityTypeKey.create(Command.class, EntityKind.ACCESS.stored());

  private static final int SNAPSHOTS_KEPT = 2;

  /**
   * What a journal needs.
   *
   * @param clock stands in event headers
   * @param digest names each event in the next one's header
   * @param build stands in event headers
   */
  public record Dependencies(
      ClinicId clinic,
      InstantSource clock,
      AccessSettings settings,
      EventDigest digest,
      BuildId build) {}

  private final Dependencies dependencies;
  private final RecoveryWatch recovery;
  private final PendingReplies<Command> pending;

  private AccessJournal(
      Dependencies dependencies, RecoveryWatch recovery, PendingReplies<Command> pending) {
    super(PersistenceId.ofUniqueId(EntityKind.ACCESS.persistenceId(dependencies.clinic().value())));
    this.dependencies = dependencies;
    this.recovery = recovery;
    this.pending = pending;
  }

  /** The access journal of one clinic. */
  public static Behavior<Command> create(Dependencies dependencies) {
    return create(dependencies, RecoveryWatch.UNWATCHED);
  }

  /** The same; its recovery is watched. */
  public static Behavior<Command> create(Dependencies dependencies, RecoveryWatch recovery) {
    return Behaviors.setup(
        context -> {
          PendingReplies<Command> pending =
              new PendingReplies<>(
                  Command.class,
                  AccessJournal::outcomeUnknown,
                  dependencies.settings().maxPendingWrites());
          return pending.around(new AccessJournal(dependencies, recovery, pending));
        });
  }

  private static Optional<Runnable> outcomeUnknown(Command command) {
    if (command instanceof OpenRecord open) {
      return Optional.of(
          () -> open.replyTo().tell(new Answer(open.call(), Outcome.OUTCOME_UNKNOWN)));
    }
    return command instanceof EraseRecord erase
        ? Optional.of(() -> erase.replyTo().tell(new Answer(erase.call(), Outcome.OUTCOME_UNKNOWN)))
        : Optional.empty();
  }

  @Override
  public AccessState emptyState() {
    return AccessState.empty();
  }

  @Override
  public CommandHandlerWithReply<Command, AccessEvent, AccessState> commandHandler() {
    return newCommandHandlerWithReplyBuilder()
        .forAnyState()
        .onCommand(OpenRecord.class, this::onOpenRecord)
        .onCommand(EraseRecord.class, this::onEraseRecord)
        .build();
  }

  private ReplyEffect<AccessEvent, AccessState> onOpenRecord(AccessState state, OpenRecord open) {
    boolean allowed = isGiven(open.who()) && isGiven(open.reason());
    List<AccessEvent> events =
        allowed
            ? List.of(new RecordOpened(header(state), open.call(), open.who(), open.reason()))
            : List.of();
    return write(open, events, open.call(), open.replyTo());
  }

  private ReplyEffect<AccessEvent, AccessState> onEraseRecord(
      AccessState state, EraseRecord erase) {
    boolean allowed = isGiven(erase.who()) && isGiven(erase.reason());
    List<AccessEvent> events =
        allowed
            ? List.of(new RecordErased(header(state), erase.call(), erase.who(), erase.reason()))
            : List.of();
    return write(erase, events, erase.call(), erase.replyTo());
  }

  /** Allows what is written; nothing to write: it is not allowed. */
  private ReplyEffect<AccessEvent, AccessState> write(
      Command command, List<AccessEvent> events, CallId call, ActorRef<Answer> replyTo) {
    Outcome outcome = events.isEmpty() ? Outcome.REASON_MISSING_OR_TOO_LONG : Outcome.COMMITTED;
    return Effect()
        .persist(events)
        .thenRun(next -> pending.answered(command))
        .thenReply(replyTo, next -> new Answer(call, outcome));
  }

  private boolean isGiven(String text) {
    return !text.isBlank() && text.length() <= dependencies.settings().maxTextLength();
  }

  private EventHeader header(AccessState state) {
    return new EventHeader(
        1,
        dependencies.clock().instant(),
        dependencies.clinic(),
        dependencies.build(),
        state.lastDigest());
  }

  @Override
  public EventHandler<AccessState, AccessEvent> eventHandler() {
    return newEventHandlerBuilder()
        .forAnyState()
        .onEvent(
            RecordOpened.class, (state, event) -> state.onRecord(dependencies.digest().of(event)))
        .onEvent(
            RecordErased.class, (state, event) -> state.onRecord(dependencies.digest().of(event)))
        .build();
  }

  @Override
  public SignalHandler<AccessState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.class, (state, signal) -> recovery.completed())
        .onSignal(RecoveryFailed.class, (state, signal) -> recovery.failed(signal.getFailure()))
        .build();
  }

  @Override
  public Set<String> tagsFor(AccessEvent event) {
    return EntityKind.ACCESS.tags(persistenceId().id());
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(dependencies.settings().snapshotEvery(), SNAPSHOTS_KEPT);
  }
}
