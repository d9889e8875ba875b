package frontdesk.engine.booking;

import frontdesk.engine.PendingReplies;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.CallbackEvent;
import frontdesk.protocol.booking.CallbackEvent.CallbackDone;
import frontdesk.protocol.booking.CallbackEvent.CallbackPromised;
import frontdesk.protocol.booking.CallbackEvent.CallbackTaken;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.booking.CallbackProtocol.Answer;
import frontdesk.protocol.booking.CallbackProtocol.Command;
import frontdesk.protocol.booking.CallbackProtocol.Complete;
import frontdesk.protocol.booking.CallbackProtocol.ListOpen;
import frontdesk.protocol.booking.CallbackProtocol.OpenCallbacks;
import frontdesk.protocol.booking.CallbackProtocol.Outcome;
import frontdesk.protocol.booking.CallbackProtocol.Promise;
import frontdesk.protocol.booking.CallbackProtocol.Take;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallbackId;
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
 * One clinic's list of promised callbacks: a persistent actor, persistence id {@code
 * callback|<clinic>}.
 *
 * <p>Every command may be repeated: its id makes it safe. A refused write stops the actor; whoever
 * waits then hears {@link Outcome#OUTCOME_UNKNOWN} and sends the same command again.
 */
public final class CallbackList
    extends EventSourcedBehaviorWithEnforcedReplies<Command, CallbackEvent, CallbackState> {
  /** The list as a sharded entity; entity ids are clinic ids. */
  public static final EntityTypeKey<Command> TYPE_KEY =
      EntityTypeKey.create(Command.class, EntityKind.CALLBACK.stored());

  private static final int SNAPSHOTS_KEPT = 2;

  /**
   * What a list needs.
   *
   * @param clock stands in event headers
   * @param digest names each event in the next one's header
   * @param build stands in event headers
   */
  public record Dependencies(
      ClinicId clinic,
      InstantSource clock,
      CallbackSettings settings,
      EventDigest digest,
      BuildId build) {}

  private final Dependencies dependencies;
  private final RecoveryWatch recovery;
  private final PendingReplies<Command> pending;

  private CallbackList(
      Dependencies dependencies, RecoveryWatch recovery, PendingReplies<Command> pending) {
    super(
        PersistenceId.ofUniqueId(EntityKind.CALLBACK.persistenceId(dependencies.clinic().value())));
    this.dependencies = dependencies;
    this.recovery = recovery;
    this.pending = pending;
  }

  /** The list of one clinic. */
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
                  CallbackList::outcomeUnknown,
                  dependencies.settings().maxPendingWrites());
          return pending.around(new CallbackList(dependencies, recovery, pending));
        });
  }

  private static Optional<Runnable> outcomeUnknown(Command command) {
    if (command instanceof Promise promise) {
      return Optional.of(() -> tellUnknown(promise.callback(), promise.replyTo()));
    } else if (command instanceof Take take) {
      return Optional.of(() -> tellUnknown(take.callback(), take.replyTo()));
    } else if (command instanceof Complete complete) {
      return Optional.of(() -> tellUnknown(complete.callback(), complete.replyTo()));
    }
    return Optional.empty();
  }

  private static void tellUnknown(CallbackId callback, ActorRef<Answer> replyTo) {
    replyTo.tell(new Answer(callback, Outcome.OUTCOME_UNKNOWN));
  }

  @Override
  public CallbackState emptyState() {
    return CallbackState.empty();
  }

  @Override
  public CommandHandlerWithReply<Command, CallbackEvent, CallbackState> commandHandler() {
    return newCommandHandlerWithReplyBuilder()
        .forAnyState()
        .onCommand(Promise.class, this::onPromise)
        .onCommand(Take.class, this::onTake)
        .onCommand(Complete.class, this::onComplete)
        .onCommand(ListOpen.class, this::onListOpen)
        .build();
  }

  private ReplyEffect<CallbackEvent, CallbackState> onPromise(
      CallbackState state, Promise promise) {
    CallbackId id = promise.callback();
    if (state.find(id).isPresent() || state.wasDone(id)) {
      return answer(promise, List.of(), promise.replyTo(), new Answer(id, Outcome.COMMITTED));
    }
    if (state.open().size() >= dependencies.settings().maxOpen()) {
      return answer(promise, List.of(), promise.replyTo(), new Answer(id, Outcome.TOO_MANY_OPEN));
    }
    CallbackEvent event =
        new CallbackPromised(header(state), id, promise.call(), promise.wish(), promise.due());
    return answer(promise, List.of(event), promise.replyTo(), new Answer(id, Outcome.COMMITTED));
  }

  private ReplyEffect<CallbackEvent, CallbackState> onTake(CallbackState state, Take take) {
    Optional<CallbackProtocol.Callback> callback = state.find(take.callback());
    if (callback.isEmpty()) {
      return answer(take, List.of(), take.replyTo(), gone(state, take.callback()));
    }
    boolean already = callback.get().takenBy().filter(take.who()::equals).isPresent();
    List<CallbackEvent> events =
        already
            ? List.of()
            : List.of(new CallbackTaken(header(state), take.callback(), take.who()));
    return answer(take, events, take.replyTo(), new Answer(take.callback(), Outcome.COMMITTED));
  }

  private ReplyEffect<CallbackEvent, CallbackState> onComplete(
      CallbackState state, Complete complete) {
    CallbackId id = complete.callback();
    if (state.find(id).isEmpty()) {
      return answer(complete, List.of(), complete.replyTo(), gone(state, id));
    }
    CallbackEvent event = new CallbackDone(header(state), id, complete.who());
    return answer(complete, List.of(event), complete.replyTo(), new Answer(id, Outcome.COMMITTED));
  }

  private ReplyEffect<CallbackEvent, CallbackState> onListOpen(CallbackState state, ListOpen list) {
    return Effect().reply(list.replyTo(), new OpenCallbacks(state.byDueTime()));
  }

  private static Answer gone(CallbackState state, CallbackId id) {
    return new Answer(id, state.wasDone(id) ? Outcome.COMMITTED : Outcome.NOT_FOUND);
  }

  private ReplyEffect<CallbackEvent, CallbackState> answer(
      Command command, List<CallbackEvent> events, ActorRef<Answer> replyTo, Answer answer) {
    return Effect()
        .persist(events)
        .thenRun(next -> pending.answered(command))
        .thenReply(replyTo, next -> answer);
  }

  private EventHeader header(CallbackState state) {
    return new EventHeader(
        1,
        dependencies.clock().instant(),
        dependencies.clinic(),
        dependencies.build(),
        state.lastDigest());
  }

  @Override
  public EventHandler<CallbackState, CallbackEvent> eventHandler() {
    return (state, event) -> state.apply(event, dependencies.digest(), dependencies.settings());
  }

  @Override
  public SignalHandler<CallbackState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.class, (state, signal) -> recovery.completed())
        .onSignal(RecoveryFailed.class, (state, signal) -> recovery.failed(signal.getFailure()))
        .build();
  }

  @Override
  public Set<String> tagsFor(CallbackEvent event) {
    return EntityKind.CALLBACK.tags(persistenceId().id());
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(dependencies.settings().snapshotEvery(), SNAPSHOTS_KEPT);
  }
}
