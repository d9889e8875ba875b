package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.Used;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The seed's prices, and bounds that are small enough to be met. */
final class Prices {
  static final Tariff EAR = tariff("0.0043", "0", "0", "0", "0", Thrift.EMBEDDED, false);
  static final Tariff MIND =
      tariff("0", "0.0015", "0.00075", "0.002", "0", Thrift.SMALLER_MODEL, false);
  static final Tariff VOICE = tariff("0", "0", "0", "0", "0.00001", Thrift.EMBEDDED, false);
  static final Tariff DEAR_VOICE = tariff("0", "0", "0", "0", "0.0002", Thrift.CHEAPER_VOICE, true);
  static final Tariff LINE = tariff("0.006", "0", "0", "0", "0", Thrift.EMBEDDED, false);

  static final Meter.Payee STT = new Meter.Payee("ear", "ear", Step.STT);
  static final Meter.Payee LLM = new Meter.Payee("mind", "mind", Step.LLM);
  static final Meter.Payee TTS = new Meter.Payee("voice", "voice", Step.TTS);
  static final Meter.Payee DEAR_TTS = new Meter.Payee("dear-voice", "voice", Step.TTS);
  static final Meter.Payee TELEPHONY = new Meter.Payee("telephony", "telephony", Step.TELEPHONY);

  static final Tariffs TARIFFS =
      new Tariffs(
          "USD",
          Map.of(
              "ear",
              EAR,
              "mind",
              MIND,
              "voice",
              VOICE,
              "dear-voice",
              DEAR_VOICE,
              "telephony",
              LINE));

  static final MeterSettings METERS =
      new MeterSettings(
          Map.of(
              Step.STT,
              Used.time(Duration.ofMinutes(1)),
              Step.LLM,
              new Used(0, 20_000, 0, 1_000, 0),
              Step.TTS,
              new Used(0, 0, 0, 0, 1_000),
              Step.TELEPHONY,
              Used.time(Duration.ofMinutes(5))),
          Duration.ofMillis(150),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2),
          1_000,
          16);

  private Prices() {}

  /** Alerts that are not told again within a test. */
  static final SpendSettings.Alerts PATIENT =
      new SpendSettings.Alerts(3, Duration.ofHours(1), Duration.ofHours(1));

  static SpendSettings settings(SpendLimits limits) {
    return settings(limits, PATIENT);
  }

  static SpendSettings settings(SpendLimits limits, SpendSettings.Alerts alerts) {
    return new SpendSettings(
        "USD", limits, 0.5, Duration.ofMinutes(40), 100, Duration.ofDays(1), alerts, 1_000, 1_000);
  }

  static SpendLimits.Limit hard(String most) {
    return new SpendLimits.Limit(Optional.empty(), Optional.of(Money.of(most)));
  }

  static SpendLimits.Limit limit(String soft, String hard) {
    return new SpendLimits.Limit(Optional.of(Money.of(soft)), Optional.of(Money.of(hard)));
  }

  private static Tariff tariff(
      String minute,
      String input,
      String cached,
      String output,
      String character,
      Thrift givenUpAt,
      boolean premium) {
    return new Tariff(
        new BigDecimal(minute),
        new BigDecimal(input),
        new BigDecimal(cached),
        new BigDecimal(output),
        new BigDecimal(character),
        givenUpAt,
        premium);
  }
}
