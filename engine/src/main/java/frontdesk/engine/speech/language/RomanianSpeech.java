package frontdesk.engine.speech.language;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * Says dates, times, amounts and digits in Romanian, with the marks on letters that a synthesizer
 * needs: "marţi, trei decembrie", "ora zece şi jumătate dimineaţa", "douăzeci şi doi de lei". Any
 * thread: the number format is not safe, and guarded.
 */
final class RomanianSpeech implements Speech {
  /** The only one: reading the rules of its formats takes milliseconds. */
  static final Speech SHARED = new RomanianSpeech();

  private static final String MASCULINE = "%spellout-cardinal-masculine";
  private static final String FEMININE = "%spellout-cardinal-feminine";
  private static final int EVENING = 18;

  private static final List<String> WEEKDAYS =
      List.of("luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică");
  private static final List<String> MONTHS =
      List.of(
          "ianuarie",
          "februarie",
          "martie",
          "aprilie",
          "mai",
          "iunie",
          "iulie",
          "august",
          "septembrie",
          "octombrie",
          "noiembrie",
          "decembrie");
  private static final Map<String, Money> MONEY =
      Map.of(
          "RON", new Money("un leu", "lei", MASCULINE, "un ban", "bani"),
          "EUR", new Money("un euro", "euro", MASCULINE, "un cent", "cenți"),
          "USD", new Money("un dolar", "dolari", MASCULINE, "un cent", "cenți"),
          "GBP", new Money("o liră", "lire", FEMININE, "un penny", "penny"));

  private final RuleBasedNumberFormat format =
      new RuleBasedNumberFormat(ULocale.forLanguageTag("ro"), RuleBasedNumberFormat.SPELLOUT);

  private RomanianSpeech() {}

  private record Money(String one, String many, String gender, String smallOne, String smallMany) {}

  private String words(long value, String gender) {
    synchronized (format) {
      return format.format(value, gender).replace("șasezeci", "șaizeci").replace('-', ' ');
    }
  }

  /** "Nineteen minutes", but "twenty of minutes". */
  private String before(long value, String gender) {
    long lastTwo = Math.floorMod(value, 100L);
    boolean of = value != 0 && (lastTwo == 0 || lastTwo >= 20);
    return words(value, gender) + (of ? " de" : "");
  }

  @Override
  public String number(long value) {
    return words(value, MASCULINE);
  }

  @Override
  public String counted(long value) {
    return value == 1 ? "o" : before(value, FEMININE);
  }

  @Override
  public String day(LocalDate date) {
    return weekday(date) + ", " + dayNumber(date) + " " + MONTHS.get(date.getMonthValue() - 1);
  }

  @Override
  public String year(int year) {
    return number(year);
  }

  @Override
  public String dayOfMonth(LocalDate date) {
    return weekday(date) + ", pe " + dayNumber(date);
  }

  private String dayNumber(LocalDate date) {
    return date.getDayOfMonth() == 1 ? "întâi" : number(date.getDayOfMonth());
  }

  @Override
  public String weekday(DayOfWeek day) {
    return WEEKDAYS.get(day.getValue() - 1);
  }

  @Override
  public String time(LocalTime time) {
    String part =
        time.getHour() == 0
            ? ""
            : time.getHour() < 12
                ? " dimineața"
                : time.getHour() == 12
                    ? " la prânz"
                    : time.getHour() < EVENING ? " după-amiaza" : " seara";
    return clock(time) + part;
  }

  @Override
  public String clock(LocalTime time) {
    int minute = time.getMinute();
    if (time.getHour() == 0 || (time.getHour() == 23 && minute == 45)) {
      return "ora " + words(time.getHour(), FEMININE) + (minute == 0 ? "" : and(minute));
    }
    return minute == 45
        ? "ora " + hour(time.getHour() + 1) + " fără un sfert"
        : "ora "
            + hour(time.getHour())
            + switch (minute) {
              case 0 -> "";
              case 15 -> " și un sfert";
              case 30 -> " și jumătate";
              default -> and(minute);
            };
  }

  private String and(int minute) {
    return " și " + (minute == 1 ? "unu" : words(minute, FEMININE));
  }

  private String hour(int hour) {
    int named = hour % 12 == 0 ? 12 : hour % 12;
    return named == 1 ? "unu" : words(named, FEMININE);
  }

  @Override
  public String moment(LocalDate date, LocalTime time) {
    return day(date) + ", la " + time(time);
  }

  @Override
  public String money(BigDecimal amount, String currencyCode) {
    BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
    long whole = rounded.longValue();
    int small = rounded.remainder(BigDecimal.ONE).movePointRight(2).abs().intValue();
    Money names = names(currencyCode);
    String main = whole == 1 ? names.one() : before(whole, names.gender()) + " " + names.many();
    if (small == 0) {
      return main;
    }
    String rest =
        small == 1 ? names.smallOne() : before(small, MASCULINE) + " " + names.smallMany();
    return whole == 0 ? rest : main + " și " + rest;
  }

  @Override
  public String currency(String currencyCode) {
    return names(currencyCode).many();
  }

  private static Money names(String code) {
    return MONEY.getOrDefault(code, new Money("un " + code, code, MASCULINE, "o sutime", "sutimi"));
  }

  @Override
  public String listed(List<String> names) {
    return joined(names, ", ", " și ");
  }

  @Override
  public String days(DayOfWeek first, DayOfWeek last) {
    if (first == last) {
      return weekday(first);
    }
    return last == first.plus(1)
        ? weekday(first) + " și " + weekday(last)
        : "de " + weekday(first) + " până " + weekday(last);
  }

  @Override
  public String hours(LocalTime from, LocalTime to) {
    return "de la " + time(from) + " la " + time(to);
  }

  @Override
  public String week(List<String> parts) {
    return joined(parts, ", ", ", iar ");
  }

  private static String joined(List<String> parts, String between, String last) {
    int end = parts.size() - 1;
    return end < 1
        ? String.join("", parts)
        : String.join(between, parts.subList(0, end)) + last + parts.get(end);
  }

  @Override
  public String tag() {
    return "ro";
  }
}
