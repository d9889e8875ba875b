package frontdesk.engine.provider.cost;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.provider.SpendEvent;
import frontdesk.protocol.provider.SpendEvent.AlertDelivered;
import frontdesk.protocol.provider.SpendEvent.AlertGivenUp;
import frontdesk.protocol.provider.SpendEvent.LimitReached;
import frontdesk.protocol.provider.SpendProtocol;
import frontdesk.protocol.provider.SpendProtocol.Answer;
import frontdesk.protocol.provider.SpendProtocol.AskTotals;
import frontdesk.protocol.provider.SpendProtocol.Command;
import frontdesk.protocol.provider.SpendProtocol.Reason;
import frontdesk.protocol.provider.SpendProtocol.Refused;
import frontdesk.protocol.provider.SpendProtocol.Reserve;
import frontdesk.protocol.provider.SpendProtocol.Settle;
import frontdesk.protocol.provider.SpendProtocol.Settled;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;

/**
 * One clinic's account of what its calls spend: a persistent actor, persistence id {@code
 * spend|<clinic>}. It grants money before a step begins, so that hard limits hold whatever goes on
 * at the same time on however many nodes.
 *
 * <p>Every command may be repeated: a reservation's id makes it safe. A refused write stops the
 * actor; whoever waits then hears that the outcome is unknown and asks again. Alerts stand in the
 * state until somebody was told: the events are the truth, the telling follows them, also after a
 * restart.
 */
public final class SpendAccount extends ClinicEntity<Command, SpendEvent, SpendState> {
  /** The account as a sharded entity; entity ids are clinic ids. */
  public static final EntityTypeKey<Command> TYPE_KEY =
      EntityTypeKey.create(Command.class, EntityKind.SPEND.stored());

  private static final String LOOK = "look";
  private static final String TELL = "tell";

  private enum Look implements SpendProtocol.Internal {
    NOW
  }

  private record Tell(int attempt) implements SpendProtocol.Internal {}

  private record Told(int alert, int attempt, Optional<String> failure)
      implements SpendProtocol.Internal {}

  /**
   * What the account reaches beyond its journal.
   *
   * @param zone of the clinic, whose days and months are counted
   * @param alerts tells of limits that are reached; empty where nobody is to be told
   * @param limits of the clinic's own, beside those of the settings; asked for each command, as
   *     they may change
   */
  public record Outside(
      Supplier<ZoneId> zone, Optional<AlertSender> alerts, Supplier<SpendLimits> limits) {}

  private final Dependencies<SpendSettings> dependencies;
  private final Outside outside;
  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private int telling;

  private SpendAccount(
      Dependencies<SpendSettings> dependencies,
      Outside outside,
      Care<Command> care,
      ActorContext<Command> context,
      TimerScheduler<Command> timers) {
    super(EntityKind.SPEND, dependencies, dependencies.settings().snapshotEvery(), care);
    this.dependencies = dependencies;
    this.outside = outside;
    this.context = context;
    this.timers = timers;
    timers.startTimerWithFixedDelay(LOOK, Look.NOW, dependencies.settings().lookEvery());
  }

  /** The account of one clinic. */
  public static Behavior<Command> create(
      Dependencies<SpendSettings> dependencies, Outside outside, RecoveryWatch recovery) {
    return watched(
        Command.class,
        SpendAccount::outcomeUnknown,
        dependencies.settings().maxPendingWrites(),
        recovery,
        care ->
            Behaviors.setup(
                context ->
                    Behaviors.withTimers(
                        timers -> new SpendAccount(dependencies, outside, care, context, timers))));
  }

  private static Optional<Runnable> outcomeUnknown(Command command) {
    if (command instanceof Reserve reserve) {
      Answer unknown = new Refused(reserve.before().reservation(), Reason.OUTCOME_UNKNOWN);
      return Optional.of(() -> reserve.replyTo().tell(unknown));
    }
    return command instanceof Settle settle
        ? Optional.of(() -> settle.replyTo().tell(new Settled(false)))
        : Optional.empty();
  }

  @Override
  public SpendState emptyState() {
    return SpendState.empty();
  }

  @Override
  public CommandHandlerWithReply<Command, SpendEvent, SpendState> commandHandler() {
    return newCommandHandlerWithReplyBuilder()
        .forAnyState()
        .onCommand(Reserve.class, this::onReserve)
        .onCommand(Settle.class, this::onSettle)
        .onCommand(AskTotals.class, this::onAskTotals)
        .onCommand(Look.class, (state, look) -> onLook(state))
        .onCommand(Tell.class, this::onTell)
        .onCommand(Told.class, this::onTold)
        .build();
  }

  private SpendDecider decider() {
    return new SpendDecider(
        dependencies.settings().within(outside.limits().get()), outside.alerts().isPresent());
  }

  private ReplyEffect<SpendEvent, SpendState> onReserve(SpendState state, Reserve ask) {
    SpendDecider.Now now = now();
    SpendTurn turn = turn(state);
    SpendDecider decider = decider();
    decider.expire(turn, now);
    Answer answer = decider.reserve(turn, ask, now);
    return write(ask, turn.events(), ask.replyTo(), answer);
  }

  private ReplyEffect<SpendEvent, SpendState> onSettle(SpendState state, Settle settle) {
    boolean ours = settle.currency().equals(dependencies.settings().currency());
    SpendTurn turn = turn(state);
    if (ours) {
      decider().settle(turn, settle.last(), now());
    }
    return write(settle, turn.events(), settle.replyTo(), new Settled(ours));
  }

  private ReplyEffect<SpendEvent, SpendState> onAskTotals(SpendState state, AskTotals ask) {
    return Effect().reply(ask.replyTo(), decider().totals(state, now()));
  }

  private ReplyEffect<SpendEvent, SpendState> onLook(SpendState state) {
    SpendTurn turn = turn(state);
    decider().expire(turn, now());
    return turn.events().isEmpty()
        ? Effect().noReply()
        : Effect().persist(turn.events()).thenRun(this::afterWrite).thenNoReply();
  }

  /** Tells of the oldest alert that nobody was told of, one at a time. */
  @Override
  protected void afterWrite(SpendState state) {
    if (telling == 0 && !state.alerts().isEmpty() && outside.alerts().isPresent()) {
      telling = state.alerts().get(0).alert();
      context.getSelf().tell(new Tell(1));
    }
  }

  private ReplyEffect<SpendEvent, SpendState> onTell(SpendState state, Tell tell) {
    Optional<LimitReached> alert =
        state.alerts().stream().filter(one -> one.alert() == telling).findFirst();
    alert.ifPresent(
        told ->
            context.pipeToSelf(
                outside.alerts().orElseThrow().send(told),
                (failure, broken) ->
                    new Told(
                        told.alert(),
                        tell.attempt(),
                        broken == null ? failure : Optional.of("BROKEN"))));
    return Effect().noReply();
  }

  private ReplyEffect<SpendEvent, SpendState> onTold(SpendState state, Told told) {
    SpendSettings.Alerts bounds = dependencies.settings().alerts();
    if (told.failure().isPresent() && told.attempt() < bounds.attempts()) {
      timers.startSingleTimer(
          TELL, new Tell(told.attempt() + 1), bounds.pauseAfter(told.attempt()));
      return Effect().noReply();
    }
    telling = 0;
    SpendTurn turn = turn(state);
    turn.add(
        header ->
            told.failure()
                .<SpendEvent>map(
                    code -> new AlertGivenUp(header, told.alert(), told.attempt(), code))
                .orElseGet(() -> new AlertDelivered(header, told.alert())));
    return Effect().persist(turn.events()).thenRun(this::afterWrite).thenNoReply();
  }

  private SpendTurn turn(SpendState state) {
    return new SpendTurn(
        state, this::header, dependencies.digest(), dependencies.settings().maxCalls());
  }

  private SpendDecider.Now now() {
    Instant at = dependencies.clock().instant();
    return new SpendDecider.Now(at, at.atZone(outside.zone().get()).toLocalDate());
  }

  @Override
  public EventHandler<SpendState, SpendEvent> eventHandler() {
    return (state, event) ->
        state.apply(event, dependencies.digest(), dependencies.settings().maxCalls());
  }
}
