package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.TariffSettings;
import frontdesk.config.catalogue.ClinicLimits;
import frontdesk.engine.provider.cost.MeterSettings;
import frontdesk.engine.provider.cost.SpendLimits;
import frontdesk.engine.provider.cost.SpendSettings;
import frontdesk.engine.provider.cost.Tariff;
import frontdesk.engine.provider.cost.Tariffs;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.Used;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Turns the node's settings into those of what calls spend; pure. */
final class EngineSpend {
  private EngineSpend() {}

  static SpendSettings account(FrontdeskSettings settings, ClinicId clinic) {
    var spend = settings.spend();
    return new SpendSettings(
        spend.currency(),
        limits(spend.limitsOf(clinic)),
        spend.smallerModelAt(),
        spend.expiry(),
        spend.maxCalls(),
        spend.lookEvery(),
        new SpendSettings.Alerts(
            spend.alerts().attempts(), spend.alerts().firstPause(), spend.alerts().longestPause()),
        spend.maxPendingWrites(),
        spend.snapshotEvery());
  }

  static SpendLimits limits(ClinicLimits limits) {
    return new SpendLimits(
        limit(limits.callSoft(), limits.callHard()),
        limit(limits.daySoft(), limits.dayHard()),
        limit(limits.monthSoft(), limits.monthHard()));
  }

  private static SpendLimits.Limit limit(Optional<BigDecimal> soft, Optional<BigDecimal> hard) {
    return new SpendLimits.Limit(soft.map(Money::of), hard.map(Money::of));
  }

  static Tariffs tariffs(FrontdeskSettings settings) {
    Map<String, Tariff> byName = new HashMap<>();
    for (TariffSettings tariff : settings.spend().tariffs()) {
      byName.put(
          tariff.name(),
          new Tariff(
              tariff.perMinute(),
              tariff.perThousandInput(),
              tariff.perThousandCached(),
              tariff.perThousandOutput(),
              tariff.perCharacter(),
              givenUpAt(tariff.givenUpAt()),
              tariff.premium()));
    }
    return new Tariffs(settings.spend().currency(), byName);
  }

  private static Thrift givenUpAt(TariffSettings.GivenUp when) {
    return switch (when) {
      case SOFT_LIMIT -> Thrift.CHEAPER_VOICE;
      case SMALLER_MODEL -> Thrift.SMALLER_MODEL;
      case HARD_LIMIT -> Thrift.EMBEDDED;
    };
  }

  static MeterSettings meters(FrontdeskSettings settings) {
    var pieces = settings.spend().pieces();
    var grants = settings.spend().grants();
    Used time = Used.time(pieces.time());
    return new MeterSettings(
        Map.of(
            Step.STT,
            Used.time(pieces.audio()),
            Step.LLM,
            new Used(0, pieces.inputTokens(), 0, pieces.outputTokens(), 0),
            Step.TTS,
            new Used(0, 0, 0, 0, pieces.characters()),
            Step.TELEPHONY,
            time,
            Step.AVATAR,
            time),
        grants.patience(),
        grants.refusedFor(),
        grants.settlePatience(),
        grants.settleAttempts(),
        grants.maxWaiting());
  }
}
