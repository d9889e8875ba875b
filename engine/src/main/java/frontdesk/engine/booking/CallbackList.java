package frontdesk.engine.booking;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.audit.EntityKind;
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
import frontdesk.protocol.id.CallbackId;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;

/**
 * One clinic's list of promised callbacks: a persistent actor, persistence id {@code
 * callback|<clinic>}.
 *
 * <p>Every command may be repeated: its id makes it safe. A refused write stops the actor; whoever
 * waits then hears {@link Outcome#OUTCOME_UNKNOWN} and sends the same command again.
 */
public final class CallbackList extends ClinicEntity<Command, CallbackEvent, CallbackState> {
  /** The list as a sharded entity; entity ids are clinic ids. */
  public static final EntityTypeKey<Command> TYPE_KEY =
      EntityTypeKey.create(Command.class, EntityKind.CALLBACK.stored());

  private final Dependencies<CallbackSettings> dependencies;

  private CallbackList(Dependencies<CallbackSettings> dependencies, Care<Command> care) {
    super(EntityKind.CALLBACK, dependencies, dependencies.settings().snapshotEvery(), care);
    this.dependencies = dependencies;
  }

  /** The list of one clinic. */
  public static Behavior<Command> create(Dependencies<CallbackSettings> dependencies) {
    return create(dependencies, RecoveryWatch.UNWATCHED);
  }

  /** The same; its recovery is watched. */
  public static Behavior<Command> create(
      Dependencies<CallbackSettings> dependencies, RecoveryWatch recovery) {
    return watched(
        Command.class,
        CallbackList::outcomeUnknown,
        dependencies.settings().maxPendingWrites(),
        recovery,
        care -> new CallbackList(dependencies, care));
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
      return write(promise, List.of(), promise.replyTo(), new Answer(id, Outcome.COMMITTED));
    }
    if (state.open().size() >= dependencies.settings().maxOpen()) {
      return write(promise, List.of(), promise.replyTo(), new Answer(id, Outcome.TOO_MANY_OPEN));
    }
    CallbackEvent event =
        new CallbackPromised(
            header(state.lastDigest()), id, promise.call(), promise.wish(), promise.due());
    return write(promise, List.of(event), promise.replyTo(), new Answer(id, Outcome.COMMITTED));
  }

  private ReplyEffect<CallbackEvent, CallbackState> onTake(CallbackState state, Take take) {
    Optional<CallbackProtocol.Callback> callback = state.find(take.callback());
    if (callback.isEmpty()) {
      return write(take, List.of(), take.replyTo(), gone(state, take.callback()));
    }
    boolean already = callback.get().takenBy().filter(take.who()::equals).isPresent();
    List<CallbackEvent> events =
        already
            ? List.of()
            : List.of(new CallbackTaken(header(state.lastDigest()), take.callback(), take.who()));
    return write(take, events, take.replyTo(), new Answer(take.callback(), Outcome.COMMITTED));
  }

  private ReplyEffect<CallbackEvent, CallbackState> onComplete(
      CallbackState state, Complete complete) {
    CallbackId id = complete.callback();
    if (state.find(id).isEmpty()) {
      return write(complete, List.of(), complete.replyTo(), gone(state, id));
    }
    CallbackEvent event = new CallbackDone(header(state.lastDigest()), id, complete.who());
    return write(complete, List.of(event), complete.replyTo(), new Answer(id, Outcome.COMMITTED));
  }

  private ReplyEffect<CallbackEvent, CallbackState> onListOpen(CallbackState state, ListOpen list) {
    return Effect().reply(list.replyTo(), new OpenCallbacks(state.byDueTime()));
  }

  private static Answer gone(CallbackState state, CallbackId id) {
    return new Answer(id, state.wasDone(id) ? Outcome.COMMITTED : Outcome.NOT_FOUND);
  }

  @Override
  public EventHandler<CallbackState, CallbackEvent> eventHandler() {
    return (state, event) -> state.apply(event, dependencies.digest(), dependencies.settings());
  }
}
