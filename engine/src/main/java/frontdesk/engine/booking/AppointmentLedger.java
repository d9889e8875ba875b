package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.PendingReplies;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.booking.LedgerProtocol.Appointments;
import frontdesk.protocol.booking.LedgerProtocol.Command;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.FindAppointments;
import frontdesk.protocol.booking.LedgerProtocol.FindByReference;
import frontdesk.protocol.booking.LedgerProtocol.FindFree;
import frontdesk.protocol.booking.LedgerProtocol.FindHistory;
import frontdesk.protocol.booking.LedgerProtocol.FindOffers;
import frontdesk.protocol.booking.LedgerProtocol.FindSeries;
import frontdesk.protocol.booking.LedgerProtocol.FindVisits;
import frontdesk.protocol.booking.LedgerProtocol.FreeSlots;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.Internal;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.Offers;
import frontdesk.protocol.booking.LedgerProtocol.OutcomeUnknown;
import frontdesk.protocol.booking.LedgerProtocol.Resolution;
import frontdesk.protocol.booking.LedgerProtocol.ResolveCommand;
import frontdesk.protocol.booking.LedgerProtocol.SeriesFound;
import frontdesk.protocol.booking.SlotOffer;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.passage.Passage;
import frontdesk.protocol.passage.Passages;
import frontdesk.protocol.privacy.KeyStore.KeyedHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
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
 * One clinic's appointment ledger: the persistent actor that serializes its bookings.
 *
 * <p>Persistence id {@code ledger|<clinic>}. Every command, questions included, first writes the
 * expiry of holds whose time is over. Answers follow their write. A refused write stops the actor;
 * whoever waits then hears {@link OutcomeUnknown} and asks again by {@link ResolveCommand}.
 */
public final class AppointmentLedger
    extends EventSourcedBehaviorWithEnforcedReplies<Command, LedgerEvent, LedgerState> {
  /** The ledger as a sharded entity; entity ids are clinic ids. */
  public static final EntityTypeKey<Command> TYPE_KEY =
      EntityTypeKey.create(Command.class, EntityKind.LEDGER.stored());

  private static final int SNAPSHOTS_KEPT = 2;

  /** A message of the ledger's own: some hold's time may be over. */
  private enum ExpireHolds implements Internal {
    INSTANCE
  }

  /** A message of the ledger's own: some reminder may be due, or some offer over. */
  private enum LookAround implements Internal {
    INSTANCE
  }

  /**
   * What a ledger needs.
   *
   * @param clock wall time: stands in event headers and in the ends of holds
   * @param nanoTime a clock as {@link System#nanoTime}: decides how long live holds are kept
   * @param catalogue the clinic's catalogue as it is now; asked at each command
   * @param digest names each event in the next one's header
   * @param hash under the clinic's secret: for bodies of commands and for references
   * @param build stands in event headers
   */
  public record Dependencies(
      ClinicId clinic,
      InstantSource clock,
      LongSupplier nanoTime,
      Supplier<Catalogue> catalogue,
      LedgerSettings settings,
      EventDigest digest,
      KeyedHash hash,
      BuildId build) {}

  private final Dependencies dependencies;
  private final RecoveryWatch recovery;
  private final Passages passages;
  private final LedgerDecider decider;
  private final SeriesDecider series;
  private final HoldTimes holdTimes;
  private final TimerScheduler<Command> timers;
  private final PendingReplies<Command> pending;

  private AppointmentLedger(
      Dependencies dependencies,
      RecoveryWatch recovery,
      Passages passages,
      TimerScheduler<Command> timers,
      PendingReplies<Command> pending) {
    super(PersistenceId.ofUniqueId(EntityKind.LEDGER.persistenceId(dependencies.clinic().value())));
    this.dependencies = dependencies;
    this.recovery = recovery;
    this.passages = passages;
    this.decider = new LedgerDecider(dependencies, LedgerRules.STRICT);
    this.series = new SeriesDecider(dependencies, LedgerRules.STRICT);
    this.holdTimes = new HoldTimes(dependencies.nanoTime(), dependencies.settings().holdDuration());
    this.timers = timers;
    this.pending = pending;
  }

  /** The ledger of one clinic. */
  public static Behavior<Command> create(Dependencies dependencies) {
    return create(dependencies, RecoveryWatch.UNWATCHED);
  }

  /** The same; its recovery is watched. */
  public static Behavior<Command> create(Dependencies dependencies, RecoveryWatch recovery) {
    return create(dependencies, recovery, Passages.UNWATCHED);
  }

  /** The same; so is what it does, by a scenario. */
  public static Behavior<Command> create(
      Dependencies dependencies, RecoveryWatch recovery, Passages passages) {
    return Behaviors.withTimers(
        timers -> {
          PendingReplies<Command> pending =
              new PendingReplies<>(
                  Command.class,
                  AppointmentLedger::outcomeUnknown,
                  dependencies.settings().maxPendingWrites());
          return pending.around(
              new AppointmentLedger(dependencies, recovery, passages, timers, pending));
        });
  }

  private static Optional<Runnable> outcomeUnknown(Command command) {
    return command instanceof Mutation mutation
        ? Optional.of(() -> mutation.replyTo().tell(new OutcomeUnknown()))
        : Optional.empty();
  }

  @Override
  public LedgerState emptyState() {
    return LedgerState.empty();
  }

  @Override
  public CommandHandlerWithReply<Command, LedgerEvent, LedgerState> commandHandler() {
    return newCommandHandlerWithReplyBuilder()
        .forAnyState()
        .onCommand(Mutation.class, this::onMutation)
        .onCommand(FindFree.class, this::onFindFree)
        .onCommand(FindAppointments.class, this::onFindAppointments)
        .onCommand(FindByReference.class, this::onFindByReference)
        .onCommand(FindHistory.class, this::onFindHistory)
        .onCommand(FindVisits.class, this::onFindVisits)
        .onCommand(FindOffers.class, this::onFindOffers)
        .onCommand(FindSeries.class, this::onFindSeries)
        .onCommand(ResolveCommand.class, this::onResolve)
        .onCommand(ExpireHolds.class, this::onExpireHolds)
        .onCommand(LookAround.class, this::onLookAround)
        .build();
  }

  private ReplyEffect<LedgerEvent, LedgerState> onMutation(LedgerState state, Mutation command) {
    if (command instanceof ConfirmHold) {
      passages.at(Passage.CONFIRM_ASKED);
    }
    LedgerTime time = time();
    LedgerDecider.Decision decision = decider.decide(state, command, time);
    return Effect()
        .persist(decision.events())
        .thenRun(
            next -> {
              passages.at(Passage.LEDGER_WRITTEN);
              pending.answered(command);
              if (decision.answer() instanceof Held held) {
                holdTimes.placed(held.hold(), held.until(), time);
              }
              wakeAtNextExpiry(next);
            })
        .thenReply(command.replyTo(), next -> decision.answer());
  }

  private ReplyEffect<LedgerEvent, LedgerState> onFindFree(LedgerState state, FindFree find) {
    LedgerTime time = time();
    return afterExpiry(state, time, find.replyTo(), next -> freeSlots(next, find, time.now()));
  }

  private FreeSlots freeSlots(LedgerState state, FindFree find, Instant now) {
    return FreeSlotSearch.find(
        dependencies.catalogue().get(),
        state.timetableWithout(find.query().replaces()),
        now,
        find.query(),
        dependencies.settings().maxSlotsPerAnswer());
  }

  private ReplyEffect<LedgerEvent, LedgerState> onFindAppointments(
      LedgerState state, FindAppointments find) {
    LedgerTime time = time();
    return afterExpiry(
        state,
        time,
        find.replyTo(),
        next -> new Appointments(next.appointmentsOf(find.patient(), time.now())));
  }

  private ReplyEffect<LedgerEvent, LedgerState> onFindByReference(
      LedgerState state, FindByReference find) {
    LedgerTime time = time();
    return afterExpiry(
        state,
        time,
        find.replyTo(),
        next -> new Appointments(next.byReference(find.reference(), time.now()).stream().toList()));
  }

  private ReplyEffect<LedgerEvent, LedgerState> onFindHistory(LedgerState state, FindHistory find) {
    LedgerTime time = time();
    return afterExpiry(
        state,
        time,
        find.replyTo(),
        next -> new Appointments(next.historyOf(find.patient(), time.now(), find.limit())));
  }

  private ReplyEffect<LedgerEvent, LedgerState> onFindVisits(LedgerState state, FindVisits find) {
    return afterExpiry(
        state,
        time(),
        find.replyTo(),
        next ->
            new Appointments(
                next.visitsOf(
                    find.patient(),
                    slot ->
                        find.service().map(slot.service()::equals).orElse(true)
                            && !slot.start().isBefore(find.from())
                            && slot.start().isBefore(find.before()))));
  }

  private ReplyEffect<LedgerEvent, LedgerState> onFindOffers(LedgerState state, FindOffers find) {
    return afterExpiry(
        state,
        time(),
        find.replyTo(),
        next -> {
          List<WaitingList.Place> places = next.waiting().of(find.patient());
          return new Offers(
              places.stream().map(WaitingList.Place::entry).toList(),
              places.stream()
                  .flatMap(
                      place ->
                          place
                              .offer()
                              .map(o -> new SlotOffer(place.entry().id(), o.slot(), o.until()))
                              .stream())
                  .toList());
        });
  }

  private ReplyEffect<LedgerEvent, LedgerState> onFindSeries(LedgerState state, FindSeries find) {
    LedgerTime time = time();
    return afterExpiry(
        state,
        time,
        find.replyTo(),
        next ->
            new SeriesFound(
                series.find(next, find.first(), find.every(), find.most(), time.now())));
  }

  private ReplyEffect<LedgerEvent, LedgerState> onResolve(
      LedgerState state, ResolveCommand resolve) {
    return afterExpiry(
        state,
        time(),
        resolve.replyTo(),
        next -> new Resolution(next.answers().find(resolve.id()).map(Answered::answer)));
  }

  private ReplyEffect<LedgerEvent, LedgerState> onExpireHolds(
      LedgerState state, ExpireHolds message) {
    return Effect()
        .persist(decider.expire(state, time()))
        .thenRun(this::wakeAtNextExpiry)
        .thenNoReply();
  }

  private ReplyEffect<LedgerEvent, LedgerState> onLookAround(
      LedgerState state, LookAround message) {
    return Effect()
        .persist(decider.look(state, time()))
        .thenRun(this::wakeAtNextExpiry)
        .thenNoReply();
  }

  private <R> ReplyEffect<LedgerEvent, LedgerState> afterExpiry(
      LedgerState state, LedgerTime time, ActorRef<R> replyTo, Function<LedgerState, R> answer) {
    return Effect()
        .persist(decider.expire(state, time))
        .thenRun(this::wakeAtNextExpiry)
        .thenReply(replyTo, answer::apply);
  }

  private LedgerTime time() {
    return holdTimes.now(dependencies.clock().instant());
  }

  private void wakeAtNextExpiry(LedgerState state) {
    Optional<Duration> wait = holdTimes.keepOnly(state.liveHolds().toList(), time());
    if (wait.isEmpty()) {
      timers.cancel(ExpireHolds.INSTANCE);
      return;
    }
    Duration least = Duration.ofMillis(1);
    timers.startSingleTimer(
        ExpireHolds.INSTANCE,
        ExpireHolds.INSTANCE,
        wait.get().compareTo(least) < 0 ? least : wait.get());
  }

  @Override
  public EventHandler<LedgerState, LedgerEvent> eventHandler() {
    return decider.applier()::apply;
  }

  @Override
  public SignalHandler<LedgerState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.class,
            (state, signal) -> {
              recovery.completed();
              wakeAtNextExpiry(state);
              timers.startTimerWithFixedDelay(
                  LookAround.INSTANCE,
                  LookAround.INSTANCE,
                  dependencies.settings().reminders().lookEvery());
            })
        .onSignal(RecoveryFailed.class, (state, signal) -> recovery.failed(signal.getFailure()))
        .build();
  }

  @Override
  public Set<String> tagsFor(LedgerEvent event) {
    return EntityKind.LEDGER.tags(persistenceId().id());
  }

  @Override
  public SnapshotAdapter<LedgerState> snapshotAdapter() {
    return LedgerSnapshot.ADAPTER;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(dependencies.settings().snapshotEvery(), SNAPSHOTS_KEPT);
  }
}
