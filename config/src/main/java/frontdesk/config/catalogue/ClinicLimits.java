package frontdesk.config.catalogue;

import frontdesk.config.check.Section;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a clinic's calls may spend, of a call, a day and a month; what is empty is not limited. */
public record ClinicLimits(
    Optional<BigDecimal> callSoft,
    Optional<BigDecimal> callHard,
    Optional<BigDecimal> daySoft,
    Optional<BigDecimal> dayHard,
    Optional<BigDecimal> monthSoft,
    Optional<BigDecimal> monthHard) {
  private static final BigDecimal MOST = new BigDecimal("1000000000");
  private static final int MOST_DIGITS = 9;

  /** No limit at all. */
  public static final ClinicLimits NONE =
      new ClinicLimits(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Reads the limits that stand in a section, which the caller finishes. */
  public static ClinicLimits read(Section section) {
    ClinicLimits limits =
        new ClinicLimits(
            optional(section, "call-soft"),
            optional(section, "call-hard"),
            optional(section, "day-soft"),
            optional(section, "day-hard"),
            optional(section, "month-soft"),
            optional(section, "month-hard"));
    ordered(section, limits.callSoft, limits.callHard, "call");
    ordered(section, limits.daySoft, limits.dayHard, "day");
    ordered(section, limits.monthSoft, limits.monthHard, "month");
    return limits;
  }

  private static void ordered(
      Section section, Optional<BigDecimal> soft, Optional<BigDecimal> hard, String period) {
    section.rule(
        soft.isEmpty() || hard.isEmpty() || soft.get().compareTo(hard.get()) < 0,
        "less than " + period + "-hard",
        "else nothing cheaper is ever tried",
        period + "-soft",
        period + "-hard");
  }

  private static Optional<BigDecimal> optional(Section section, String key) {
    return section.optionalText(key).isEmpty()
        ? Optional.empty()
        : Optional.of(amount(section, key));
  }

  /** An amount of money, 0 or more, with at most nine digits after the point. */
  public static BigDecimal amount(Section section, String key) {
    return section.parsed(
        key,
        "an amount from 0 to 1000000000 with at most nine digits after the point",
        "write it as digits, such as 0.0043",
        BigDecimal.ZERO,
        ClinicLimits::amount);
  }

  private static Optional<BigDecimal> amount(String text) {
    try {
      BigDecimal amount = new BigDecimal(text.strip());
      boolean fits = amount.signum() >= 0 && amount.compareTo(MOST) <= 0;
      return Optional.of(amount).filter(a -> fits && a.scale() <= MOST_DIGITS);
    } catch (NumberFormatException notANumber) {
      return Optional.empty(); // the caller says what it expected
    }
  }

  /** What of it is said, for the canonical text. */
  Map<String, Object> text() {
    Map<String, Object> map = new TreeMap<>();
    put(map, "call-soft", callSoft);
    put(map, "call-hard", callHard);
    put(map, "day-soft", daySoft);
    put(map, "day-hard", dayHard);
    put(map, "month-soft", monthSoft);
    put(map, "month-hard", monthHard);
    return map;
  }

  private static void put(Map<String, Object> map, String key, Optional<BigDecimal> amount) {
    amount.ifPresent(most -> map.put(key, most.stripTrailingZeros().toPlainString()));
  }
}
