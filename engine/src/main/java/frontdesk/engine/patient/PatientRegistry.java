package frontdesk.engine.patient;

import frontdesk.engine.PendingReplies;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientEvent.CallLinked;
import frontdesk.protocol.patient.PatientEvent.PatientErased;
import frontdesk.protocol.patient.PatientEvent.PatientRegistered;
import frontdesk.protocol.patient.PatientProtocol.Answer;
import frontdesk.protocol.patient.PatientProtocol.Command;
import frontdesk.protocol.patient.PatientProtocol.Describe;
import frontdesk.protocol.patient.PatientProtocol.Description;
import frontdesk.protocol.patient.PatientProtocol.Erase;
import frontdesk.protocol.patient.PatientProtocol.FindByNumber;
import frontdesk.protocol.patient.PatientProtocol.LinkCall;
import frontdesk.protocol.patient.PatientProtocol.Outcome;
import frontdesk.protocol.patient.PatientProtocol.Patients;
import frontdesk.protocol.patient.PatientProtocol.Register;
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
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * The patients of one clinic: a persistent actor, persistence id {@code patient|<clinic>}.
 *
 * <p>Sees sealed data only. Every command may be repeated: ids make it safe. A refused write stops
 * the actor; whoever waits then hears {@link Outcome#OUTCOME_UNKNOWN} and sends the same again.
 */
public final class PatientRegistry
    extends EventSourcedBehaviorWithEnforcedReplies<Command, PatientEvent, PatientState> {
  /** The registry as a sharded entity; entity ids are clinic ids. */
  public static final EntityTypeKey<Command> TYPE_KEY =
      EntityTypeKey.create(Command.class, EntityKind.PATIENT.stored());

  private static final int SNAPSHOTS_KEPT = 2;

  /**
   * What a registry needs.
   *
   * @param clock stands in event headers
   * @param digest names each event in the next one's header
   * @param build stands in event headers
   */
  public record Dependencies(
      ClinicId clinic,
      InstantSource clock,
      PatientSettings settings,
      EventDigest digest,
      BuildId build) {}

  private final Dependencies dependencies;
  private final RecoveryWatch recovery;
  private final PendingReplies<Command> pending;

  private PatientRegistry(
      Dependencies dependencies, RecoveryWatch recovery, PendingReplies<Command> pending) {
    super(
        PersistenceId.ofUniqueId(EntityKind.PATIENT.persistenceId(dependencies.clinic().value())));
    this.dependencies = dependencies;
    this.recovery = recovery;
    this.pending = pending;
  }

  /** The registry of one clinic. */
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
                  PatientRegistry::outcomeUnknown,
                  dependencies.settings().maxPendingWrites());
          return pending.around(new PatientRegistry(dependencies, recovery, pending));
        });
  }

  private static Optional<Runnable> outcomeUnknown(Command command) {
    if (command instanceof Register register) {
      return Optional.of(() -> tellUnknown(register.patient(), register.replyTo()));
    } else if (command instanceof LinkCall link) {
      return Optional.of(() -> tellUnknown(link.patient(), link.replyTo()));
    } else if (command instanceof Erase erase) {
      return Optional.of(() -> tellUnknown(erase.patient(), erase.replyTo()));
    }
    return Optional.empty();
  }

  private static void tellUnknown(PatientId patient, ActorRef<Answer> replyTo) {
    replyTo.tell(new Answer(patient, Outcome.OUTCOME_UNKNOWN, List.of()));
  }

  @Override
  public PatientState emptyState() {
    return PatientState.empty();
  }

  @Override
  public CommandHandlerWithReply<Command, PatientEvent, PatientState> commandHandler() {
    return newCommandHandlerWithReplyBuilder()
        .forAnyState()
        .onCommand(Register.class, this::onRegister)
        .onCommand(LinkCall.class, this::onLinkCall)
        .onCommand(Erase.class, this::onErase)
        .onCommand(FindByNumber.class, this::onFindByNumber)
        .onCommand(Describe.class, this::onDescribe)
        .build();
  }

  private ReplyEffect<PatientEvent, PatientState> onRegister(
      PatientState state, Register register) {
    Optional<PatientState.Patient> known = state.find(register.patient());
    if (known.isPresent()) {
      return link(state, register, known.get(), register.call(), register.replyTo());
    }
    PatientEvent event =
        new PatientRegistered(
            header(state),
            register.patient(),
            register.numberHmac(),
            register.data(),
            register.call());
    return answer(
        register,
        List.of(event),
        register.replyTo(),
        answer(register.patient(), Outcome.COMMITTED));
  }

  private ReplyEffect<PatientEvent, PatientState> onLinkCall(PatientState state, LinkCall link) {
    return state
        .find(link.patient())
        .map(patient -> link(state, link, patient, link.call(), link.replyTo()))
        .orElseGet(
            () ->
                answer(link, List.of(), link.replyTo(), answer(link.patient(), Outcome.NOT_FOUND)));
  }

  private ReplyEffect<PatientEvent, PatientState> link(
      PatientState state,
      Command command,
      PatientState.Patient patient,
      CallId call,
      ActorRef<Answer> replyTo) {
    if (patient.isErased()) {
      return answer(command, List.of(), replyTo, answer(patient.id(), Outcome.ERASED));
    }
    List<PatientEvent> events =
        patient.calls().contains(call)
            ? List.of()
            : List.of(new CallLinked(header(state), patient.id(), call));
    return answer(command, events, replyTo, answer(patient.id(), Outcome.COMMITTED));
  }

  /** Erasing again names the calls again: whoever destroys their keys may have been interrupted. */
  private ReplyEffect<PatientEvent, PatientState> onErase(PatientState state, Erase erase) {
    Optional<PatientState.Patient> known = state.find(erase.patient());
    if (known.isEmpty()) {
      return answer(erase, List.of(), erase.replyTo(), answer(erase.patient(), Outcome.NOT_FOUND));
    }
    List<PatientEvent> events =
        known.get().isErased()
            ? List.of()
            : List.of(new PatientErased(header(state), erase.patient()));
    return answer(
        erase,
        events,
        erase.replyTo(),
        new Answer(erase.patient(), Outcome.COMMITTED, known.get().calls()));
  }

  private ReplyEffect<PatientEvent, PatientState> onFindByNumber(
      PatientState state, FindByNumber find) {
    List<PatientId> found =
        state.withNumber(find.numberHmac()).stream()
            .limit(dependencies.settings().maxFound())
            .toList();
    return Effect().reply(find.replyTo(), new Patients(found));
  }

  private ReplyEffect<PatientEvent, PatientState> onDescribe(
      PatientState state, Describe describe) {
    Description description =
        state
            .find(describe.patient())
            .filter(patient -> !patient.isErased())
            .map(patient -> new Description(patient.data(), patient.calls()))
            .orElseGet(() -> new Description(Optional.empty(), List.of()));
    return Effect().reply(describe.replyTo(), description);
  }

  private static Answer answer(PatientId patient, Outcome outcome) {
    return new Answer(patient, outcome, List.of());
  }

  private ReplyEffect<PatientEvent, PatientState> answer(
      Command command, List<PatientEvent> events, ActorRef<Answer> replyTo, Answer answer) {
    return Effect()
        .persist(events)
        .thenRun(next -> pending.answered(command))
        .thenReply(replyTo, next -> answer);
  }

  private EventHeader header(PatientState state) {
    return new EventHeader(
        1,
        dependencies.clock().instant(),
        dependencies.clinic(),
        dependencies.build(),
        state.lastDigest());
  }

  @Override
  public EventHandler<PatientState, PatientEvent> eventHandler() {
    return (state, event) -> state.apply(event, dependencies.digest());
  }

  @Override
  public SignalHandler<PatientState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.class, (state, signal) -> recovery.completed())
        .onSignal(RecoveryFailed.class, (state, signal) -> recovery.failed(signal.getFailure()))
        .build();
  }

  @Override
  public Set<String> tagsFor(PatientEvent event) {
    return EntityKind.PATIENT.tags(persistenceId().id());
  }

  @Override
  public SnapshotAdapter<PatientState> snapshotAdapter() {
    return PatientSnapshot.ADAPTER;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(dependencies.settings().snapshotEvery(), SNAPSHOTS_KEPT);
  }
}
