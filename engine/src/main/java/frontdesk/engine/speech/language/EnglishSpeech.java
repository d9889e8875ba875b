package frontdesk.engine.speech.language;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says dates, times, amounts and digits in English words that simple synthesizers pronounce well:
 * no digits, no abbreviations, no hyphens. Any thread: the number formats are not safe, and
 * guarded.
 */
final class EnglishSpeech implements Speech {
  private static final Map<String, Money> MONEY =
      Map.of(
          "RON", new Money("leu", "lei", "ban", "bani"),
          "GBP", new Money("pound", "pounds", "penny", "pence"),
          "USD", new Money("dollar", "dollars", "cent", "cents"),
          "EUR", new Money("euro", "euros", "cent", "cents"));

  /** The only one: reading the rules of its formats takes milliseconds. */
  static final EnglishSpeech SHARED = new EnglishSpeech();

  private final RuleBasedNumberFormat cardinals =
      new RuleBasedNumberFormat(ULocale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);
  private final RuleBasedNumberFormat ordinals =
      new RuleBasedNumberFormat(ULocale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);

  private EnglishSpeech() {
    ordinals.setDefaultRuleSet("%spellout-ordinal");
  }

  private record Money(String one, String many, String smallOne, String smallMany) {}

  /** "Forty five". */
  @Override
  public String number(long value) {
    return words(cardinals, value);
  }

  /** "Twenty third". */
  String ordinal(long value) {
    return words(ordinals, value);
  }

  private String decimal(BigDecimal value) {
    synchronized (cardinals) {
      return cardinals.format(value).replace('-', ' ');
    }
  }

  private static String words(RuleBasedNumberFormat format, long value) {
    synchronized (format) {
      return format.format(value).replace('-', ' ');
    }
  }

  /** "Tuesday, the third of December". */
  @Override
  public String day(LocalDate date) {
    return weekday(date)
        + ", the "
        + ordinal(date.getDayOfMonth())
        + " of "
        + date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** "Twenty twenty eight", "two thousand nine". */
  @Override
  public String year(int year) {
    int rest = year % 100;
    return rest < 10 ? number(year) : number(year / 100) + " " + number(rest);
  }

  /** "Tuesday the third". */
  @Override
  public String dayOfMonth(LocalDate date) {
    return weekday(date) + " the " + ordinal(date.getDayOfMonth());
  }

  /** "Tuesday". */
  @Override
  public String weekday(LocalDate date) {
    return weekday(date.getDayOfWeek());
  }

  /** "Tuesday". */
  @Override
  public String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** "Half past two in the afternoon", "nine twenty in the morning", "noon". */
  @Override
  public String time(LocalTime time) {
    boolean named = time.getMinute() == 0 && time.getHour() % 12 == 0;
    String oclock = time.getMinute() == 0 && !named ? " o'clock" : "";
    return clock(time) + oclock + (named ? "" : " " + partOfDay(time));
  }

  /** "Half past two", "nine twenty", "nine", "noon": the part of the day goes without saying. */
  @Override
  public String clock(LocalTime time) {
    if (time.getMinute() == 0 && time.getHour() % 12 == 0) {
      return time.getHour() == 0 ? "midnight" : "noon";
    }
    LocalTime named = time.getMinute() == 45 ? time.plusMinutes(15) : time;
    String hour = number(named.getHour() % 12 == 0 ? 12 : named.getHour() % 12);
    return switch (time.getMinute()) {
      case 0 -> hour;
      case 15 -> "quarter past " + hour;
      case 30 -> "half past " + hour;
      case 45 -> "quarter to " + hour;
      default ->
          time.getMinute() < 10
              ? hour + " oh " + number(time.getMinute())
              : hour + " " + number(time.getMinute());
    };
  }

  private static String partOfDay(LocalTime time) {
    if (time.getHour() < 12) {
      return "in the morning";
    }
    return time.getHour() < 18 ? "in the afternoon" : "in the evening";
  }

  /** "Two hundred lei", "thirty five pounds and fifty pence". */
  @Override
  public String money(BigDecimal amount, String currencyCode) {
    BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
    long whole = rounded.longValue();
    int small = rounded.remainder(BigDecimal.ONE).movePointRight(2).abs().intValue();
    Money names = MONEY.get(currencyCode);
    if (names == null) {
      String number = small == 0 ? number(whole) : decimal(rounded);
      return number + " " + currencyName(currencyCode, rounded);
    }
    String main = number(whole) + " " + (whole == 1 ? names.one() : names.many());
    String rest = number(small) + " " + (small == 1 ? names.smallOne() : names.smallMany());
    if (small == 0) {
      return main;
    }
    return whole == 0 ? rest : main + " and " + rest;
  }

  /** "Lei", of more than one. */
  @Override
  public String currency(String currencyCode) {
    Money names = MONEY.get(currencyCode);
    return names == null ? currencyName(currencyCode, BigDecimal.TEN) : names.many();
  }

  private static String currencyName(String code, BigDecimal amount) {
    String plural = PluralRules.forLocale(ULocale.ENGLISH).select(amount.doubleValue());
    return Currency.getInstance(code)
        .getName(ULocale.ENGLISH, Currency.PLURAL_LONG_NAME, plural, new boolean[1]);
  }

  /** "One, two and three". */
  static String list(List<String> names) {
    if (names.size() < 2) {
      return String.join("", names);
    }
    return names.subList(0, names.size() - 1).stream().collect(Collectors.joining(", "))
        + " and "
        + names.get(names.size() - 1);
  }

  @Override
  public String counted(long value) {
    return number(value);
  }

  @Override
  public String moment(LocalDate date, LocalTime time) {
    return day(date) + ", at " + time(time);
  }

  @Override
  public String listed(List<String> names) {
    return list(names);
  }

  @Override
  public String days(DayOfWeek first, DayOfWeek last) {
    return first == last
        ? weekday(first)
        : weekday(first) + (last == first.plus(1) ? " and " : " to ") + weekday(last);
  }

  @Override
  public String hours(LocalTime from, LocalTime to) {
    return hour(from) + " to " + hour(to);
  }

  private String hour(LocalTime time) {
    return time(time).replace(" o'clock", "");
  }

  @Override
  public String week(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + ", and " + parts.get(last);
  }

  @Override
  public String tag() {
    return "en";
  }
}
