package frontdesk.engine.patient;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol.Answer;
import frontdesk.protocol.patient.PatientProtocol.Command;
import frontdesk.protocol.patient.PatientProtocol.Correct;
import frontdesk.protocol.patient.PatientProtocol.CountGuess;
import frontdesk.protocol.patient.PatientProtocol.Describe;
import frontdesk.protocol.patient.PatientProtocol.Description;
import frontdesk.protocol.patient.PatientProtocol.Erase;
import frontdesk.protocol.patient.PatientProtocol.FindByNumber;
import frontdesk.protocol.patient.PatientProtocol.FindCandidates;
import frontdesk.protocol.patient.PatientProtocol.ForgiveGuess;
import frontdesk.protocol.patient.PatientProtocol.GuessCount;
import frontdesk.protocol.patient.PatientProtocol.KeepWish;
import frontdesk.protocol.patient.PatientProtocol.KeptWish;
import frontdesk.protocol.patient.PatientProtocol.LinkCall;
import frontdesk.protocol.patient.PatientProtocol.Merge;
import frontdesk.protocol.patient.PatientProtocol.Outcome;
import frontdesk.protocol.patient.PatientProtocol.Patients;
import frontdesk.protocol.patient.PatientProtocol.Register;
import frontdesk.protocol.patient.PatientProtocol.TakeWish;
import java.time.Instant;
import java.util.ArrayList;
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
 * <p>Sees sealed data and keyed hashes only. Every command may be repeated: ids make it safe. A
 * refused write stops the actor; whoever waits then hears {@link Outcome#OUTCOME_UNKNOWN} and sends
 * the same again.
 */
public final class PatientRegistry extends ClinicEntity<Command, PatientEvent, PatientState> {
  /** The registry as a sharded entity; entity ids are clinic ids. */
  public static final EntityTypeKey<Command> TYPE_KEY =
      EntityTypeKey.create(Command.class, EntityKind.PATIENT.stored());

  private final Dependencies<PatientSettings> dependencies;
  private final PatientDecider decider;

  private PatientRegistry(Dependencies<PatientSettings> dependencies, Care<Command> care) {
    super(EntityKind.PATIENT, dependencies, dependencies.settings().snapshotEvery(), care);
    this.dependencies = dependencies;
    this.decider = new PatientDecider(dependencies.settings());
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
    } else if (command instanceof Correct correct) {
      return Optional.of(() -> tellUnknown(correct.patient(), correct.replyTo()));
    } else if (command instanceof Merge merge) {
      return Optional.of(() -> tellUnknown(merge.survivor(), merge.replyTo()));
    } else if (command instanceof Erase erase) {
      return Optional.of(() -> tellUnknown(erase.patient(), erase.replyTo()));
    } else if (command instanceof KeepWish keep) {
      return Optional.of(() -> tellUnknown(keep.replyTo()));
    } else if (command instanceof TakeWish take) {
      return Optional.of(() -> tellUnknown(take.replyTo()));
    } else if (command instanceof CountGuess count) {
      return Optional.of(() -> count.replyTo().tell(new GuessCount(Outcome.OUTCOME_UNKNOWN)));
    } else if (command instanceof ForgiveGuess forgive) {
      return Optional.of(() -> forgive.replyTo().tell(new GuessCount(Outcome.OUTCOME_UNKNOWN)));
    }
    return Optional.empty();
  }

  private static void tellUnknown(ActorRef<KeptWish> replyTo) {
    replyTo.tell(new KeptWish(Outcome.OUTCOME_UNKNOWN, Optional.empty()));
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
        .onCommand(
            Register.class,
            (state, it) -> decided(state, it, decider.register(state, it), it.replyTo()))
        .onCommand(
            LinkCall.class,
            (state, it) -> decided(state, it, decider.link(state, it), it.replyTo()))
        .onCommand(
            Correct.class,
            (state, it) -> decided(state, it, decider.correct(state, it), it.replyTo()))
        .onCommand(
            Merge.class, (state, it) -> decided(state, it, decider.merge(state, it), it.replyTo()))
        .onCommand(
            Erase.class, (state, it) -> decided(state, it, decider.erase(state, it), it.replyTo()))
        .onCommand(
            KeepWish.class,
            (state, it) -> decided(state, it, decider.keepWish(state, it, now()), it.replyTo()))
        .onCommand(
            TakeWish.class,
            (state, it) -> decided(state, it, decider.takeWish(state, it, now()), it.replyTo()))
        .onCommand(
            CountGuess.class,
            (state, it) -> decided(state, it, decider.countGuess(state, it), it.replyTo()))
        .onCommand(
            ForgiveGuess.class,
            (state, it) -> decided(state, it, decider.forgiveGuess(state, it), it.replyTo()))
        .onCommand(FindByNumber.class, this::onFindByNumber)
        .onCommand(
            FindCandidates.class,
            (state, it) -> Effect().reply(it.replyTo(), decider.candidates(state, it)))
        .onCommand(Describe.class, this::onDescribe)
        .build();
  }

  private Instant now() {
    return dependencies.clock().instant();
  }

  /** Each event is chained to the one before it, also within one write. */
  private <A> ReplyEffect<PatientEvent, PatientState> decided(
      PatientState state,
      Command command,
      PatientDecider.Decision<A> decision,
      ActorRef<A> replyTo) {
    List<PatientEvent> events = new ArrayList<>();
    String last = state.lastDigest();
    for (PatientDecider.Headless headless : decision.events()) {
      PatientEvent event = headless.apply(header(last));
      last = dependencies.digest().of(event);
      events.add(event);
    }
    return write(command, events, replyTo, decision.answer());
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
            .map(patient -> new Description(patient.data(), state.callsOf(patient.id())))
            .orElseGet(() -> new Description(Optional.empty(), List.of()));
    return Effect().reply(describe.replyTo(), description);
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
