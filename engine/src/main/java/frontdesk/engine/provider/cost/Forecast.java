package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** What a month will have cost if its other days are like those so far; pure. */
public final class Forecast {
  private Forecast() {}

  /**
   * A straight line: what was spent since the month's first day, divided by the days so far, today
   * included, times the month's days. Early in a day it is low, as today counts as a whole one.
   */
  public static Money ofMonth(Money spent, LocalDate today) {
    return Money.of(
        spent
            .amount()
            .multiply(BigDecimal.valueOf(today.lengthOfMonth()))
            .divide(BigDecimal.valueOf(today.getDayOfMonth()), Money.SCALE, RoundingMode.HALF_UP));
  }
}
