package frontdesk.engine.provider.cost;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ShardId;
import frontdesk.protocol.provider.Charge;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent;
import frontdesk.protocol.provider.SpendLimit.Period;
import frontdesk.protocol.provider.SpendProtocol.Command;
import frontdesk.protocol.provider.SpendProtocol.Reserve;
import frontdesk.protocol.provider.SpendProtocol.Settle;
import frontdesk.protocol.provider.SpendProtocol.Settled;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Used;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * One clinic's account, calls on several nodes that use its money, vendors that count, and a
 * network between them that loses, delays and reorders; one thread, by one seed.
 */
final class SpendWorld {
  static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");
  static final ClinicId CLINIC = new ClinicId("north");

  private static final EventDigest DIGEST = event -> Integer.toHexString(event.hashCode());
  private static final int MOST_CALLS = 60;

  /** Something that happens at a time. */
  private record Timed(Instant due, long order, Runnable task) {}

  /** A step that a vendor is working on, and has counted. */
  private record Work(Meter.Hold hold, Used actual) {}

  /** What a test breaks. */
  interface Fault {
    Fault NONE = new Fault() {};

    /** What a vendor counts of a step that may use this at most. */
    default UnaryOperator<Used> counted() {
      return used -> used;
    }

    /** What the account believes to be open: at most what it is. */
    default SpendState seen(SpendState state) {
      return state;
    }
  }

  final class Call {
    private final CallId id;
    private final long epoch;
    private final Meter meter;
    private final Instant since = now;
    private final List<Work> works = new ArrayList<>();
    private boolean alive = true;
    private boolean closed;

    Call(CallId id, long epoch) {
      this.id = id;
      this.epoch = epoch;
      this.meter =
          new Meters(
                  Prices.TARIFFS,
                  clinic -> this::ask,
                  Prices.METERS,
                  () -> Duration.between(Instant.EPOCH, now).toNanos(),
                  (pause, task) -> at(pause, () -> ifAlive(task)))
              .open(CLINIC, id, epoch);
    }

    private void ifAlive(Runnable task) {
      if (alive) {
        task.run();
      }
    }

    private <R> CompletionStage<R> ask(
        org.apache.pekko.japi.function.Function<ActorRef<R>, Command> question, Duration patience) {
      CompletableFuture<R> answer = new CompletableFuture<>();
      TestInbox<R> inbox = TestInbox.create();
      Command command;
      try {
        command = question.apply(inbox.getRef());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      network.add(
          () -> {
            handle(command);
            R said = inbox.receiveMessage();
            network.add(() -> ifAlive(() -> answer.complete(said)));
          });
      at(patience, () -> ifAlive(() -> answer.completeExceptionally(new AssertionError("late"))));
      return answer;
    }

    void step() {
      Meter.Payee payee = List.of(Prices.STT, Prices.LLM, Prices.TTS).get(random.nextInt(3));
      Used bound = bound(payee.step());
      meter
          .reserve(payee, bound)
          .thenAccept(
              leave -> {
                if (leave instanceof Meter.Granted granted) {
                  Used actual = part(bound);
                  vendors = vendors.plus(price(payee.step(), fault.counted().apply(actual)));
                  works.add(new Work(granted.hold(), actual));
                  begun++;
                } else if (((Meter.Refused) leave).refusal() == Meter.Refusal.HARD_LIMIT) {
                  refused++;
                }
              });
    }

    void endAStep() {
      if (!works.isEmpty()) {
        Work work = works.remove(random.nextInt(works.size()));
        work.hold().settle(work.actual(), false);
      }
    }

    void close() {
      while (!works.isEmpty()) {
        endAStep();
      }
      meter.close();
      closed = true;
    }

    void crash() {
      alive = false;
      crashes++;
    }
  }

  final Random random;
  private final SpendDecider decider;
  private final Fault fault;
  private final List<Runnable> network = new ArrayList<>();
  private final PriorityQueue<Timed> timers =
      new PriorityQueue<>(Comparator.comparing(Timed::due).thenComparingLong(Timed::order));
  private final List<SpendEvent> events = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private SpendState state = SpendState.empty();
  private Instant now;
  private Money vendors = Money.ZERO;
  private long order;
  int begun;
  int refused;
  int crashes;

  SpendWorld(long seed, SpendLimits limits, Instant begin, Fault fault) {
    this.random = new Random(seed);
    this.decider = new SpendDecider(Prices.settings(limits), false);
    this.now = begin;
    this.fault = fault;
  }

  private void at(Duration pause, Runnable task) {
    timers.add(new Timed(now.plus(pause), order++, task));
  }

  /** Lets one of many things happen. */
  void happen(boolean mayCrash) {
    int dice = random.nextInt(100);
    List<Call> live = live();
    if (dice < 5 && calls.size() < MOST_CALLS) {
      CallId id = CallId.create(new ShardId("node-" + random.nextInt(3)), random);
      calls.add(new Call(id, 1));
    } else if (dice < 40 && !live.isEmpty()) {
      any(live).step();
    } else if (dice < 60 && !live.isEmpty()) {
      any(live).endAStep();
    } else if (dice < 63 && !live.isEmpty()) {
      any(live).close();
    } else if (dice < 65 && mayCrash && !live.isEmpty()) {
      Call lost = any(live);
      lost.crash();
      if (random.nextBoolean()) {
        calls.add(new Call(lost.id, lost.epoch + 1 + random.nextInt(5)));
      }
    } else if (dice < 90) {
      for (int i = random.nextInt(6); i >= 0; i--) {
        deliver();
      }
    } else if (dice < 92 && !network.isEmpty()) {
      network.remove(random.nextInt(network.size())); // lost: question or answer
    } else if (dice < 98) {
      pass(Duration.ofMillis(random.nextInt(400)));
    } else {
      for (int i = random.nextInt(900); i >= 0; i--) {
        pass(Duration.ofMillis(100)); // nothing is lost in quiet times
        drain();
      }
    }
    assertSound();
  }

  private List<Call> live() {
    return calls.stream().filter(call -> call.alive && !call.closed).toList();
  }

  private Call any(List<Call> some) {
    return some.get(random.nextInt(some.size()));
  }

  private void deliver() {
    if (!network.isEmpty()) {
      network.remove(random.nextInt(network.size())).run();
    }
  }

  private void drain() {
    while (!network.isEmpty()) {
      deliver();
    }
  }

  private void pass(Duration span) {
    Instant until = now.plus(span);
    while (!timers.isEmpty() && !timers.peek().due().isAfter(until)) {
      Timed next = timers.remove();
      now = next.due();
      next.task().run();
    }
    now = until;
    // No call lasts longer than its lease, so that no reservation of a live one expires.
    live().stream()
        .filter(call -> Duration.between(call.since, now).toMinutes() >= 30)
        .forEach(Call::close);
  }

  /** Every call ends, everything arrives. */
  void end() {
    live().forEach(Call::close);
    for (int i = 0; i < 200; i++) {
      drain();
      pass(Duration.ofSeconds(3));
    }
    assertSound();
  }

  /** What was lost has expired. */
  void expire() {
    pass(Duration.ofHours(1));
    SpendTurn turn = turn();
    decider.expire(turn, moment());
    take(turn);
    assertSound();
  }

  private void handle(Command command) {
    SpendTurn turn = turn();
    if (command instanceof Reserve ask) {
      decider.expire(turn, moment());
      ask.replyTo().tell(decider.reserve(turn, ask, moment()));
    } else if (command instanceof Settle settle) {
      decider.settle(turn, settle.last(), moment());
      settle.replyTo().tell(new Settled(true));
    }
    take(turn);
  }

  private SpendTurn turn() {
    return new SpendTurn(fault.seen(state), this::header, DIGEST, 100);
  }

  private EventHeader header(String previous) {
    return new EventHeader(1, now, CLINIC, new BuildId("test"), previous);
  }

  private SpendDecider.Now moment() {
    return new SpendDecider.Now(now, now.atZone(ZONE).toLocalDate());
  }

  private void take(SpendTurn turn) {
    for (SpendEvent event : turn.events()) {
      events.add(event);
      state = state.apply(event, DIGEST, 100);
    }
  }

  private void assertSound() {
    SpendLimits limits = decider.settings().limits();
    limits.day().hard().ifPresent(most -> within(state.today().plus(state.open()), most, "day"));
    limits
        .month()
        .hard()
        .ifPresent(most -> within(state.month().plus(state.open()), most, "month"));
    limits
        .over(Period.CALL)
        .hard()
        .ifPresent(
            most ->
                state
                    .calls()
                    .values()
                    .forEach(call -> within(call.settled().plus(call.open()), most, "call")));
    within(vendors, settled().plus(state.open()), "vendors' count");
  }

  private static void within(Money is, Money most, String what) {
    assertThat(is).as(what).isLessThanOrEqualTo(most);
  }

  Money settled() {
    return events.stream()
        .map(SpendWorld::charged)
        .map(Charge::total)
        .reduce(Money.ZERO, Money::plus);
  }

  Money estimated() {
    return events.stream()
        .filter(SpendEvent.SpendEstimated.class::isInstance)
        .map(SpendWorld::charged)
        .map(Charge::total)
        .reduce(Money.ZERO, Money::plus);
  }

  private static Charge charged(SpendEvent event) {
    return Costs.charge(event).map(Costs.Line::charge).orElse(Charge.NONE);
  }

  Money vendors() {
    return vendors;
  }

  SpendState state() {
    return state;
  }

  List<SpendEvent> events() {
    return events;
  }

  /** The same state, from its events alone. */
  SpendState replayed() {
    SpendState again = SpendState.empty();
    for (SpendEvent event : events) {
      again = again.apply(event, DIGEST, 100);
    }
    return again;
  }

  private Used bound(Step step) {
    return switch (step) {
      case STT -> Used.time(Duration.ofSeconds(15));
      case LLM -> new Used(0, 2_000 + random.nextInt(6_000), 0, 300, 0);
      default -> new Used(0, 0, 0, 0, 20 + random.nextInt(200));
    };
  }

  private Used part(Used bound) {
    return new Used(
        upTo(bound.millis()),
        upTo(bound.inputTokens()),
        0,
        upTo(bound.outputTokens()),
        bound.characters());
  }

  private long upTo(long most) {
    return most == 0 ? 0 : random.nextLong(most + 1);
  }

  private static Money price(Step step, Used used) {
    Tariff tariff =
        switch (step) {
          case STT -> Prices.EAR;
          case LLM -> Prices.MIND;
          default -> Prices.VOICE;
        };
    return tariff.price(step, used).total();
  }
}
