package frontdesk.engine.provider.cost;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.JournalTestConfig;
import frontdesk.engine.RecoveryWatch;
import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.provider.Charge;
import frontdesk.protocol.provider.CostItem;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent;
import frontdesk.protocol.provider.SpendEvent.LimitReached;
import frontdesk.protocol.provider.SpendEvent.Reservation;
import frontdesk.protocol.provider.SpendProtocol.Answer;
import frontdesk.protocol.provider.SpendProtocol.AskTotals;
import frontdesk.protocol.provider.SpendProtocol.Command;
import frontdesk.protocol.provider.SpendProtocol.Reserve;
import frontdesk.protocol.provider.SpendProtocol.Settle;
import frontdesk.protocol.provider.SpendProtocol.Settled;
import frontdesk.protocol.provider.SpendProtocol.Settlement;
import frontdesk.protocol.provider.SpendProtocol.Totals;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Used;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * An account in a journal of its own, a clock that is moved, and a webhook that is written down.
 */
abstract class AccountFixture {
  private static final AtomicInteger CLINICS = new AtomicInteger();
  static final EventDigest DIGEST = event -> Integer.toHexString(event.hashCode());
  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");

  private static ActorTestKit kit;

  final List<SpendEvent> written = new ArrayList<>();
  final List<LimitReached> told = new CopyOnWriteArrayList<>();
  Optional<String> webhookFails = Optional.empty();
  Instant now = Instant.parse("2026-03-02T08:00:00Z");

  @SuppressWarnings("NullAway.Init") // each test opens one
  EventSourcedBehaviorTestKit<Command, SpendEvent, SpendState> account;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forBehaviorTestKit());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  void open(SpendLimits limits, boolean webhook) {
    open(limits, webhook, Prices.PATIENT);
  }

  /** What the clinic's file says; it may say something else any time. */
  SpendLimits own = SpendLimits.NONE;

  void open(SpendLimits limits, boolean webhook, SpendSettings.Alerts alerts) {
    ClinicId clinic = new ClinicId("clinic-" + CLINICS.incrementAndGet());
    account =
        EventSourcedBehaviorTestKit.create(
            kit.system(),
            SpendAccount.create(
                new ClinicEntity.Dependencies<>(
                    clinic,
                    () -> now,
                    Prices.settings(limits, alerts),
                    DIGEST,
                    new BuildId("test")),
                new SpendAccount.Outside(
                    () -> ZONE, webhook ? Optional.of(this::tell) : Optional.empty(), () -> own),
                RecoveryWatch.UNWATCHED),
            JournalTestConfig.CHECKED);
    account.clear();
  }

  CompletionStage<Optional<String>> tell(LimitReached alert) {
    told.add(alert);
    return CompletableFuture.completedStage(webhookFails);
  }

  /** So many were told, and that is written. */
  void awaitTold(int count) {
    kit.createTestProbe()
        .awaitAssert(
            () -> {
              assertThat(account.getState().alerts()).isEmpty();
              assertThat(told).hasSize(count);
              return null;
            });
  }

  void spend(int call, String price) {
    reserve(call, "ear", 1, "0", "5");
    settle(call, "ear", 1, price);
  }

  static CallId call(int number) {
    return new CallId("node-0." + "%032x".formatted(number));
  }

  static Reservation id(int call, String provider, long epoch, int number) {
    return new Reservation(call(call), provider, epoch, number);
  }

  static Charge charge(String price) {
    Money money = Money.of(price);
    return money.isPositive()
        ? new Charge(Used.time(Duration.ofSeconds(1)), Map.of(CostItem.STT, money), false)
        : Charge.NONE;
  }

  Answer reserve(int call, String provider, int number, String used, String wished) {
    return reserve(call, provider, number, used, wished, wished);
  }

  Answer reserve(int call, String provider, int number, String used, String least, String wished) {
    return ask(call, provider, 1, number, used, least, wished, false);
  }

  Answer ask(
      int call,
      String provider,
      long epoch,
      int number,
      String used,
      String least,
      String wished,
      boolean compulsory) {
    var result =
        account.<Answer>runCommand(
            ref ->
                new Reserve(
                    new Settlement(id(call, provider, epoch, number), Step.STT, charge(used)),
                    "USD",
                    Money.ZERO,
                    Money.of(least),
                    Money.of(wished),
                    compulsory,
                    ref));
    written.addAll(result.events());
    return result.reply();
  }

  void settle(int call, String provider, int number, String used) {
    var result =
        account.<Settled>runCommand(
            ref ->
                new Settle(
                    new Settlement(id(call, provider, 1, number), Step.STT, charge(used)),
                    "USD",
                    ref));
    written.addAll(result.events());
    assertThat(result.reply().committed()).isTrue();
  }

  Totals totals() {
    return account.<Totals>runCommand(AskTotals::new).reply();
  }

  <E> E last(Class<E> kind) {
    return written.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}
