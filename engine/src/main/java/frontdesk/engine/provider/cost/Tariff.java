package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.Charge;
import frontdesk.protocol.provider.CostItem;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.Used;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a provider asks; what it does not offer is 0. Immutable.
 *
 * @param perMinute of audio that is sent to a recognizer, or of a call for what lasts as long as
 *     one
 * @param perThousandInput tokens read
 * @param perThousandCached tokens read that the provider still knew
 * @param perThousandOutput tokens made
 * @param perCharacter spoken
 * @param givenUpAt from when on it is gone without
 * @param premium whether its voice is for calls that have earned it
 */
public record Tariff(
    BigDecimal perMinute,
    BigDecimal perThousandInput,
    BigDecimal perThousandCached,
    BigDecimal perThousandOutput,
    BigDecimal perCharacter,
    Thrift givenUpAt,
    boolean premium) {
  private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);
  private static final int THOUSAND = 3;

  /** Fine enough that rounding to {@link Money#SCALE} is the only one that shows. */
  private static final int SCALE_OF_QUOTIENTS = 30;

  /** The price of what a step used: each item is rounded once, half up, to nine digits. */
  public Charge price(Step step, Used used) {
    Map<CostItem, Money> parts = new EnumMap<>(CostItem.class);
    switch (step) {
      case LLM -> {
        BigDecimal input =
            perThousandInput
                .multiply(BigDecimal.valueOf(used.inputTokens()))
                .add(perThousandCached.multiply(BigDecimal.valueOf(used.cachedTokens())));
        BigDecimal output = perThousandOutput.multiply(BigDecimal.valueOf(used.outputTokens()));
        parts.put(CostItem.LLM_INPUT, Money.of(input.movePointLeft(THOUSAND)));
        parts.put(CostItem.LLM_OUTPUT, Money.of(output.movePointLeft(THOUSAND)));
      }
      case TTS ->
          parts.put(
              CostItem.TTS, Money.of(perCharacter.multiply(BigDecimal.valueOf(used.characters()))));
      case STT, TELEPHONY, AVATAR -> parts.put(step.main(), time(used.millis()));
    }
    return new Charge(used, parts, false);
  }

  private Money time(long millis) {
    return Money.of(
        perMinute
            .multiply(BigDecimal.valueOf(millis))
            .divide(MILLIS_PER_MINUTE, SCALE_OF_QUOTIENTS, RoundingMode.HALF_UP));
  }

  /** Whether this is gone without when so much is to be saved. */
  public boolean isGivenUp(Thrift thrift) {
    return thrift.compareTo(givenUpAt) >= 0;
  }
}
