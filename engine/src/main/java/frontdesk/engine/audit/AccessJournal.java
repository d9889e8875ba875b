package frontdesk.engine.audit;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.audit.AccessEvent;
import frontdesk.protocol.audit.AccessEvent.PatientChanged;
import frontdesk.protocol.audit.AccessEvent.RecordErased;
import frontdesk.protocol.audit.AccessEvent.RecordOpened;
import frontdesk.protocol.audit.AccessProtocol.Answer;
import frontdesk.protocol.audit.AccessProtocol.ChangePatient;
import frontdesk.protocol.audit.AccessProtocol.Command;
import frontdesk.protocol.audit.AccessProtocol.EraseRecord;
import frontdesk.protocol.audit.AccessProtocol.OpenRecord;
import frontdesk.protocol.audit.AccessProtocol.Outcome;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.id.CallId;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;

/**
 * One clinic's access journal: a persistent actor, persistence id {@code access|<clinic>}.
 *
 * <p>Nobody reads the words of a call, or erases them, before {@link Outcome#COMMITTED}. Each
 * access is an event of its own, repeated ones too. A refused write stops the actor and answers
 * {@link Outcome#OUTCOME_UNKNOWN}.
 */
public final class AccessJournal extends ClinicEntity<Command, AccessEvent, AccessState> {
  /** The journal as a sharded entity; entity ids are clinic ids. */
  public static final EntityTypeKey<Command> TYPE_KEY =
      EntityTypeKey.create(Command.class, EntityKind.ACCESS.stored());

  private final Dependencies<AccessSettings> dependencies;

  private AccessJournal(Dependencies<AccessSettings> dependencies, Care<Command> care) {
    super(EntityKind.ACCESS, dependencies, dependencies.settings().snapshotEvery(), care);
    this.dependencies = dependencies;
  }

  /** The access journal of one clinic. */
  public static Behavior<Command> create(Dependencies<AccessSettings> dependencies) {
    return create(dependencies, RecoveryWatch.UNWATCHED);
  }

  /** The same; its recovery is watched. */
  public static Behavior<Command> create(
      Dependencies<AccessSettings> dependencies, RecoveryWatch recovery) {
    return watched(
        Command.class,
        AccessJournal::outcomeUnknown,
        dependencies.settings().maxPendingWrites(),
        recovery,
        care -> new AccessJournal(dependencies, care));
  }

  private static Optional<Runnable> outcomeUnknown(Command command) {
    if (command instanceof OpenRecord open) {
      return Optional.of(
          () -> open.replyTo().tell(new Answer(open.call(), Outcome.OUTCOME_UNKNOWN)));
    }
    if (command instanceof ChangePatient change) {
      return Optional.of(
          () -> change.replyTo().tell(new Answer(change.call(), Outcome.OUTCOME_UNKNOWN)));
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
        .onCommand(ChangePatient.class, this::onChangePatient)
        .build();
  }

  private ReplyEffect<AccessEvent, AccessState> onOpenRecord(AccessState state, OpenRecord open) {
    boolean allowed = isGiven(open.who()) && isGiven(open.reason());
    List<AccessEvent> events =
        allowed
            ? List.of(
                new RecordOpened(
                    header(state.lastDigest()), open.call(), open.who(), open.reason()))
            : List.of();
    return write(open, events, open.call(), open.replyTo());
  }

  private ReplyEffect<AccessEvent, AccessState> onEraseRecord(
      AccessState state, EraseRecord erase) {
    boolean allowed = isGiven(erase.who()) && isGiven(erase.reason());
    List<AccessEvent> events =
        allowed
            ? List.of(
                new RecordErased(
                    header(state.lastDigest()), erase.call(), erase.who(), erase.reason()))
            : List.of();
    return write(erase, events, erase.call(), erase.replyTo());
  }

  private ReplyEffect<AccessEvent, AccessState> onChangePatient(
      AccessState state, ChangePatient change) {
    boolean allowed = isGiven(change.who()) && isGiven(change.reason());
    List<AccessEvent> events =
        allowed
            ? List.of(
                new PatientChanged(
                    header(state.lastDigest()),
                    change.call(),
                    change.patient(),
                    change.who(),
                    change.reason()))
            : List.of();
    return write(change, events, change.call(), change.replyTo());
  }

  /** Allows what is written; nothing to write: it is not allowed. */
  private ReplyEffect<AccessEvent, AccessState> write(
      Command command, List<AccessEvent> events, CallId call, ActorRef<Answer> replyTo) {
    Outcome outcome = events.isEmpty() ? Outcome.REASON_MISSING_OR_TOO_LONG : Outcome.COMMITTED;
    return write(command, events, replyTo, new Answer(call, outcome));
  }

  private boolean isGiven(String text) {
    return !text.isBlank() && text.length() <= dependencies.settings().maxTextLength();
  }

  @Override
  public EventHandler<AccessState, AccessEvent> eventHandler() {
    return newEventHandlerBuilder()
        .forAnyState()
        .onEvent(
            RecordOpened.class, (state, event) -> state.onRecord(dependencies.digest().of(event)))
        .onEvent(
            RecordErased.class, (state, event) -> state.onRecord(dependencies.digest().of(event)))
        .onEvent(
            PatientChanged.class, (state, event) -> state.onRecord(dependencies.digest().of(event)))
        .build();
  }
}
