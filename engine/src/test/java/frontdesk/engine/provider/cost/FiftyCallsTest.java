package frontdesk.engine.provider.cost;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.JournalTestConfig;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ShardId;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendProtocol.AskTotals;
import frontdesk.protocol.provider.SpendProtocol.Command;
import frontdesk.protocol.provider.SpendProtocol.Totals;
import frontdesk.protocol.provider.Used;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fifty calls at once on several threads, and one account with less than they want. */
class FiftyCallsTest {
  private static final int CALLS = 50;
  private static final int TURNS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Money MOST = Money.of("0.5");
  private static final AtomicLong COUNT = new AtomicLong();
  private static ActorTestKit kit;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forBehaviorTestKit());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  /** What came of fifty calls, in billionths. */
  private record Day(long vendors, long refused, Totals totals) {}

  @Test
  void shouldNeverSpendMoreThanTheLimit() throws Exception {
    // given
    SpendLimits limits =
        new SpendLimits(Prices.hard("0.03"), Prices.hard(MOST.digits()), SpendLimits.Limit.NONE);

    // when
    Day day = fiftyCalls(limits, bank -> bank);

    // then: all of it was wanted, none of it passed, and the books are right
    assertThat(day.refused()).isPositive();
    assertThat(day.vendors()).isLessThanOrEqualTo(billionths(MOST));
    assertThat(billionths(day.totals().today())).isEqualTo(day.vendors());
    assertThat(day.totals().open()).isEqualTo(Money.ZERO);
  }

  /** The failing twin: calls that each have an account of their own pass the same limit. */
  @Test
  void shouldFindCallsThatDoNotShareAnAccount() throws Exception {
    SpendLimits limits =
        new SpendLimits(Prices.hard("0.03"), Prices.hard(MOST.digits()), SpendLimits.Limit.NONE);
    Day day = fiftyCalls(limits, shared -> bank(account(limits)));
    assertThat(day.vendors()).isGreaterThan(billionths(MOST));
  }

  private static Day fiftyCalls(SpendLimits limits, UnaryOperator<Bank> bankOfCall)
      throws Exception {
    ActorRef<Command> account = account(limits);
    Bank shared = bank(account);
    AtomicLong vendors = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    List<Future<?>> calls = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      for (int i = 0; i < CALLS; i++) {
        Random random = new Random(i);
        Meter meter = meter(bankOfCall.apply(shared), random);
        calls.add(threads.submit(() -> call(meter, random, vendors, refused)));
      }
      for (Future<?> call : calls) {
        call.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdown();
    }
    Totals[] last = new Totals[1];
    kit.createTestProbe()
        .awaitAssert(
            PATIENCE,
            () -> {
              last[0] =
                  AskPattern.<Command, Totals>ask(
                          account, AskTotals::new, PATIENCE, kit.scheduler())
                      .toCompletableFuture()
                      .join();
              assertThat(last[0].open()).isEqualTo(Money.ZERO);
              return null;
            });
    return new Day(vendors.get(), refused.get(), last[0]);
  }

  private static void call(Meter meter, Random random, AtomicLong vendors, AtomicLong refused) {
    for (int turn = 0; turn < TURNS; turn++) {
      Used bound = new Used(0, 4_000, 0, 300, 0);
      Meter.Leave leave = meter.reserve(Prices.LLM, bound).toCompletableFuture().join();
      if (leave instanceof Meter.Granted granted) {
        Used actual = new Used(0, 1_000 + random.nextInt(3_000), 0, random.nextInt(300), 0);
        vendors.addAndGet(billionths(Prices.MIND.price(Prices.LLM.step(), actual).total()));
        granted.hold().settle(actual, false);
      } else {
        refused.incrementAndGet();
      }
    }
    meter.close();
  }

  private static Meter meter(Bank bank, Random random) {
    return new Meters(
            Prices.TARIFFS,
            clinic -> bank,
            new MeterSettings(
                Prices.METERS.pieces(), PATIENCE, Duration.ofMillis(1), PATIENCE, 10, 16),
            System::nanoTime,
            (pause, task) ->
                CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(task))
        .open(SpendWorld.CLINIC, CallId.create(new ShardId("node-0"), random), 1);
  }

  private static ActorRef<Command> account(SpendLimits limits) {
    return kit.spawn(
        SpendAccount.create(
            new ClinicEntity.Dependencies<>(
                new ClinicId("clinic-" + COUNT.incrementAndGet()),
                Clock.systemUTC(),
                Prices.settings(limits),
                event -> Integer.toHexString(event.hashCode()),
                new BuildId("test")),
            new SpendAccount.Outside(
                () -> ZoneOffset.UTC, Optional.empty(), () -> SpendLimits.NONE),
            RecoveryWatch.UNWATCHED));
  }

  private static Bank bank(ActorRef<Command> account) {
    return new Bank() {
      @Override
      public <R> CompletionStage<R> ask(
          org.apache.pekko.japi.function.Function<ActorRef<R>, Command> command, Duration timeout) {
        return AskPattern.ask(account, command, timeout, kit.scheduler());
      }
    };
  }

  private static long billionths(Money money) {
    return money.amount().unscaledValue().longValueExact();
  }
}
