package frontdesk.engine.speech.language;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads birth dates: "the second of April eighty eight", "2 aprilie 1988", "4 2 1988" in the order
 * of the clinic's country, "1988-04-02", "02041988". Two digits of a year mean the latest such year
 * that has been.
 */
final class BirthDates implements Finder {
  private static final int OLDEST_YEARS = 125;
  private static final String[] BETWEEN = {
    "of",
    "of the",
    "day of",
    "the",
    "in",
    "de",
    "din",
    "a",
    "al",
    "lunii",
    "luna",
    "a lunii",
    "anul",
    "din anul",
    "in anul",
    "year",
    "slash",
    "dash",
    "dot",
    "punct",
    "cratima"
  };

  /** Beside a day and a year only: elsewhere "noi" is "we", "mar" an apple and "sun" a day. */
  private static final Map<String, Month> ENGLISH_MONTHS =
      inOrder("jan feb mar apr may jun jul aug sep oct nov dec", "sept");

  private static final Map<String, Month> ROMANIAN_MONTHS = new HashMap<>();

  static {
    ROMANIAN_MONTHS.putAll(inOrder("ian feb mar apr mai iun iul aug sep oct nov dec", "sept"));
    ROMANIAN_MONTHS.putAll(
        inOrder(
            "intaia doua treia patra cincea sasea saptea opta noua zecea unsprezecea douasprezecea",
            "septem"));
    ROMANIAN_MONTHS.put("noi", Month.NOVEMBER);
    ROMANIAN_MONTHS.put("unspea", Month.NOVEMBER);
    ROMANIAN_MONTHS.put("doispea", Month.DECEMBER);
  }

  private final Language language;
  private final LocalDate today;
  private final boolean monthFirst;
  private final Map<String, Month> months;

  /** Whether {@code monthFirst}, as in America, decides what two small numbers mean. */
  BirthDates(Language language, LocalDate today, boolean monthFirst) {
    this.language = language;
    this.today = today;
    this.monthFirst = monthFirst;
    this.months = new HashMap<>(language.isNamed("ro") ? ROMANIAN_MONTHS : ENGLISH_MONTHS);
    this.months.putAll(language.months());
  }

  /** Twelve names, and another one of the ninth month. */
  private static Map<String, Month> inOrder(String names, String ninth) {
    Map<String, Month> months = new HashMap<>();
    for (String name : names.split(" ", -1)) {
      months.put(name, Month.of(months.size() + 1));
    }
    months.put(ninth, Month.SEPTEMBER);
    return months;
  }

  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    int start = words.skip(at, "the", "on the", "on", "pe", "in", "pe data de", "data de");
    return iso(words, start)
        .or(() -> eightDigits(words, start))
        .or(() -> dotted(words, start))
        .or(() -> dayMonthYear(words, start))
        .or(() -> monthDayYear(words, start))
        .or(() -> numbers(words, start));
  }

  /** Eight digits as keys give them: day, month, year; empty where no date can be like this. */
  Optional<LocalDate> ofKeys(String digits) {
    if (digits.length() != 8 || !Numbers.isDigits(digits)) {
      return Optional.empty();
    }
    return date(
        Integer.parseInt(digits.substring(4)),
        Integer.parseInt(digits.substring(2, 4)),
        Integer.parseInt(digits.substring(0, 2)));
  }

  private Optional<Found<Meaning>> iso(Words words, int at) {
    boolean year = Numbers.isDigits(words.at(at)) && words.at(at).length() == 4;
    return year && isSmall(words.at(at + 1)) && isSmall(words.at(at + 2))
        ? found(
            date(
                Integer.parseInt(words.at(at)),
                Integer.parseInt(words.at(at + 1)),
                Integer.parseInt(words.at(at + 2))),
            at + 3)
        : Optional.empty();
  }

  private static boolean isSmall(String word) {
    return Numbers.isDigits(word) && word.length() <= 2;
  }

  /** In one word, or digit by digit. */
  private Optional<Found<Meaning>> eightDigits(Words words, int at) {
    if (Numbers.isDigits(words.at(at)) && words.at(at).length() == 8) {
      return found(inOrder(words.at(at)), at + 1);
    }
    StringBuilder digits = new StringBuilder();
    int end = at;
    while (digits.length() < 8) {
      Optional<Found<String>> next = language.numbers().digits(words, end);
      if (next.isEmpty() || next.get().value().length() != 1) {
        return Optional.empty();
      }
      digits.append(next.get().value());
      end = next.get().end();
    }
    return found(inOrder(digits.toString()), end);
  }

  private Optional<LocalDate> inOrder(String digits) {
    return numeric(
        Integer.parseInt(digits.substring(0, 2)),
        Integer.parseInt(digits.substring(2, 4)),
        Integer.parseInt(digits.substring(4)));
  }

  /** "02.04.1988", which reads as a time and a year. */
  private Optional<Found<Meaning>> dotted(Words words, int at) {
    String word = words.at(at);
    int dot = word.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    int first = Integer.parseInt(word.substring(0, dot));
    int second = Integer.parseInt(word.substring(dot + 1));
    return language
        .numbers()
        .year(words, at + 1)
        .flatMap(year -> found(numeric(first, second, year.value()), year.end()));
  }

  private Optional<Found<Meaning>> dayMonthYear(Words words, int at) {
    return small(words, at)
        .flatMap(
            day -> {
              int place = between(words, day.end());
              return Optional.ofNullable(months.get(words.at(place)))
                  .flatMap(
                      month ->
                          language
                              .numbers()
                              .year(words, between(words, place + 1))
                              .flatMap(year -> found(date(year, month, day.value()), year.end())));
            });
  }

  private Optional<Found<Meaning>> monthDayYear(Words words, int at) {
    return Optional.ofNullable(months.get(words.at(at)))
        .flatMap(
            month ->
                small(words, words.skip(at + 1, "the"))
                    .flatMap(
                        day ->
                            language
                                .numbers()
                                .year(words, between(words, day.end()))
                                .flatMap(
                                    year -> found(date(year, month, day.value()), year.end()))));
  }

  private Optional<Found<Meaning>> numbers(Words words, int at) {
    return small(words, at)
        .flatMap(
            first ->
                small(words, between(words, first.end()))
                    .flatMap(
                        second ->
                            language
                                .numbers()
                                .year(words, between(words, second.end()))
                                .flatMap(
                                    year ->
                                        found(
                                            numeric(first.value(), second.value(), year.value()),
                                            year.end()))));
  }

  private static int between(Words words, int at) {
    int place = words.skip(at, BETWEEN);
    return words.skip(place, BETWEEN);
  }

  /** A day or a month: "second", "twenty two", "oh four", "întâi". */
  private Optional<Found<Integer>> small(Words words, int at) {
    NumberWords numbers = language.numbers();
    int zero = words.skip(at, "oh", "o", "zero");
    int first = words.skip(at, "intai");
    if (first > at) {
      return Optional.of(new Found<>(1, first));
    }
    Optional<Found<Integer>> found =
        zero > at
            ? numbers.cardinal(words, zero).filter(n -> n.value() >= 1 && n.value() <= 9)
            : numbers.ordinal(words, at).or(() -> numbers.cardinal(words, at));
    return found.filter(n -> n.value() >= 1 && n.value() <= 31);
  }

  /** By the country's order, unless only the other one can be. */
  private Optional<LocalDate> numeric(int first, int second, int year) {
    boolean swapped = monthFirst ? first <= 12 : second > 12;
    return swapped ? date(year, first, second) : date(year, second, first);
  }

  private Optional<LocalDate> date(Found<Integer> year, Month month, int day) {
    return date(year.value(), month.getValue(), day);
  }

  private Optional<LocalDate> date(int year, int month, int day) {
    if (month < 1 || month > 12) {
      return Optional.empty();
    }
    int full = year >= 100 ? year : century(year);
    return Days.date(full, Month.of(month), day)
        .filter(date -> !date.isAfter(today))
        .filter(date -> date.isAfter(today.minusYears(OLDEST_YEARS)));
  }

  private int century(int year) {
    return year <= today.getYear() % 100 ? 2000 + year : 1900 + year;
  }

  private static Optional<Found<Meaning>> found(Optional<LocalDate> date, int end) {
    return Optional.of(new Found<>(new Meaning.BirthDate(date), end));
  }
}
