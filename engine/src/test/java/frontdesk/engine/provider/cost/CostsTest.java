package frontdesk.engine.provider.cost;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.provider.Charge;
import frontdesk.protocol.provider.CostItem;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent;
import frontdesk.protocol.provider.SpendEvent.Account;
import frontdesk.protocol.provider.SpendEvent.Reservation;
import frontdesk.protocol.provider.SpendEvent.SpendRefused;
import frontdesk.protocol.provider.SpendEvent.SpendReserved;
import frontdesk.protocol.provider.SpendEvent.SpendSettled;
import frontdesk.protocol.provider.SpendLimit;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.Used;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The seed's own example of a call, and what it comes to. */
class CostsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final EventHeader HEADER =
      new EventHeader(1, Instant.EPOCH, new ClinicId("north"), new BuildId("test"), "");

  @Test
  void shouldBreakACallDownAsTheSeedDoes() {
    // given: two minutes of audio, 3,000 tokens read, 400 made, 900 characters, three minutes
    List<SpendEvent> events =
        List.of(
            event(1, "ear", Step.STT, Prices.EAR, Used.time(Duration.ofMinutes(2)), "USD"),
            event(1, "mind", Step.LLM, Prices.MIND, new Used(0, 3_000, 0, 400, 0), "USD"),
            event(1, "voice", Step.TTS, Prices.VOICE, new Used(0, 0, 0, 0, 900), "USD"),
            event(1, "avatar", Step.AVATAR, Prices.LINE, Used.time(Duration.ofMinutes(3)), "USD"),
            event(2, "ear", Step.STT, Prices.EAR, Used.time(Duration.ofMinutes(9)), "USD"));

    // when
    Costs.Breakdown costs = Costs.of(events, line -> line.call().equals(call(1)));

    // then
    assertThat(costs.of(CostItem.STT)).isEqualTo(Money.of("0.0086"));
    assertThat(costs.of(CostItem.LLM_INPUT)).isEqualTo(Money.of("0.0045"));
    assertThat(costs.of(CostItem.LLM_OUTPUT)).isEqualTo(Money.of("0.0008"));
    assertThat(costs.of(CostItem.TTS)).isEqualTo(Money.of("0.009"));
    assertThat(costs.of(CostItem.AVATAR)).isEqualTo(Money.of("0.018"));
    assertThat(costs.of(CostItem.TELEPHONY)).isEqualTo(Money.ZERO);
    assertThat(costs.total()).isEqualTo(Money.of("0.0409"));
    assertThat(costs.currency()).isEqualTo("USD");
    assertThat(costs.providers()).containsEntry("mind", Money.of("0.0053"));
  }

  @Test
  void shouldBeginAnewWithAnotherCurrency() {
    List<SpendEvent> events =
        List.of(
            event(1, "ear", Step.STT, Prices.EAR, Used.time(Duration.ofMinutes(2)), "USD"),
            event(1, "ear", Step.STT, Prices.EAR, Used.time(Duration.ofMinutes(1)), "EUR"));
    Costs.Breakdown costs = Costs.of(events, line -> true);
    assertThat(costs.currency()).isEqualTo("EUR");
    assertThat(costs.total()).isEqualTo(Money.of("0.0043"));
  }

  /** What a machine reads of a call: the step of saving, or who was refused and by which limit. */
  @Test
  void shouldSayHowACallSavedMoney() {
    var day = new Account(DAY, "USD");
    var until = Instant.EPOCH;
    SpendEvent granted =
        new SpendReserved(
            HEADER,
            by(1, "voice"),
            Step.TTS,
            day,
            Charge.NONE,
            Money.ZERO,
            Money.ZERO,
            until,
            Thrift.NONE);
    SpendEvent saving =
        new SpendReserved(
            HEADER,
            by(1, "mind"),
            Step.LLM,
            day,
            Charge.NONE,
            Money.ZERO,
            Money.ZERO,
            until,
            Thrift.SMALLER_MODEL);
    SpendEvent refused =
        new SpendRefused(
            HEADER,
            by(2, "ear"),
            Step.STT,
            day,
            Charge.NONE,
            Money.ZERO,
            until,
            new SpendLimit(SpendLimit.Period.DAY, SpendLimit.Level.HARD));

    assertThat(Costs.degraded(granted)).isEmpty();
    assertThat(Costs.degraded(saving)).contains(new Costs.Degraded(call(1), DAY, "smaller_model"));
    assertThat(Costs.degraded(refused))
        .contains(new Costs.Degraded(call(2), DAY, "refused stt ear day_hard"));
  }

  private static Reservation by(int call, String provider) {
    return new Reservation(call(call), provider, 1, 1);
  }

  @Test
  void shouldForecastAMonthByItsDaysSoFar() {
    assertThat(Forecast.ofMonth(Money.of("10"), LocalDate.of(2026, 2, 7)))
        .isEqualTo(Money.of("40"));
    assertThat(Forecast.ofMonth(Money.of("31"), LocalDate.of(2026, 3, 31)))
        .isEqualTo(Money.of("31"));
  }

  /** Rounded once, half up, to nine digits. */
  @Test
  void shouldRoundHalfUp() {
    assertThat(Prices.EAR.price(Step.STT, Used.time(Duration.ofMillis(1))).total())
        .isEqualTo(Money.of("0.000000072")); // 0.0000000716…
    assertThat(Prices.MIND.price(Step.LLM, new Used(0, 0, 1, 0, 0)).total())
        .isEqualTo(Money.of("0.00000075"));
  }

  private static SpendEvent event(
      int call, String provider, Step step, Tariff tariff, Used used, String currency) {
    Charge charge = tariff.price(step, used);
    return new SpendSettled(HEADER, by(call, provider), step, new Account(DAY, currency), charge);
  }

  private static CallId call(int number) {
    return new CallId("node-0." + "%032x".formatted(number));
  }
}
