package frontdesk.engine.patient;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.id.CallId;
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
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;

/**
 * The patients of one clinic: a persistent actor, persistence id {@code patient|<clinic>}.
 *
 * <p>Sees sealed data only. Every command may be repeated: ids make it safe. A refused write stops
 * the actor; whoever waits then hears {@link Outcome#OUTCOME_UNKNOWN} and sends the same again.
 */
public final class PatientRegistry extends ClinicEntity<Command, PatientEvent, PatientState> {
  /** The registry as a sharded entity; entity ids are clinic ids. */
  public static final EntityTypeKey<Command> TYPE_KEY =
      EntityTypeKey.create(Command.class, EntityKind.PATIENT.stored());

  private final Dependencies<PatientSettings> dependencies;

  private PatientRegistry(Dependencies<PatientSettings> dependencies, Care<Command> care) {
    super(EntityKind.PATIENT, dependencies, dependencies.settings().snapshotEvery(), care);
    this.dependencies = dependencies;
  }

  /** The registry of one clinic. */
  public static Behavior<Command> create(Dependencies<PatientSettings> dependencies) {
    return create(dependencies, RecoveryWatch.UNWATCHED);
  }

  /** The same; its recovery is watched. */
  public static Behavior<Command> create(
      Dependencies<PatientSettings> dependencies, RecoveryWatch recovery) {
    return watched(
        Command.class,
        PatientRegistry::outcomeUnknown,
        dependencies.settings().maxPendingWrites(),
        recovery,
        care -> new PatientRegistry(dependencies, care));
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
            header(state.lastDigest()),
            register.patient(),
            register.numberHmac(),
            register.data(),
            register.call());
    return write(
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
                write(link, List.of(), link.replyTo(), answer(link.patient(), Outcome.NOT_FOUND)));
  }

  private ReplyEffect<PatientEvent, PatientState> link(
      PatientState state,
      Command command,
      PatientState.Patient patient,
      CallId call,
      ActorRef<Answer> replyTo) {
    if (patient.isErased()) {
      return write(command, List.of(), replyTo, answer(patient.id(), Outcome.ERASED));
    }
    List<PatientEvent> events =
        patient.calls().contains(call)
            ? List.of()
            : List.of(new CallLinked(header(state.lastDigest()), patient.id(), call));
    return write(command, events, replyTo, answer(patient.id(), Outcome.COMMITTED));
  }

  /** Erasing again names the calls again: whoever destroys their keys may have been interrupted. */
  private ReplyEffect<PatientEvent, PatientState> onErase(PatientState state, Erase erase) {
    Optional<PatientState.Patient> known = state.find(erase.patient());
    if (known.isEmpty()) {
      return write(erase, List.of(), erase.replyTo(), answer(erase.patient(), Outcome.NOT_FOUND));
    }
    List<PatientEvent> events =
        known.get().isErased()
            ? List.of()
            : List.of(new PatientErased(header(state.lastDigest()), erase.patient()));
    return write(
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

  @Override
  public EventHandler<PatientState, PatientEvent> eventHandler() {
    return (state, event) -> state.apply(event, dependencies.digest());
  }

  @Override
  public SnapshotAdapter<PatientState> snapshotAdapter() {
    return PatientSnapshot.ADAPTER;
  }
}
