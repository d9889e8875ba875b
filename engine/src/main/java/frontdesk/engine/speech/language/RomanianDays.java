package frontdesk.engine.speech.language;

import static java.util.Map.entry;

import frontdesk.engine.speech.language.Meaning.Day;
import frontdesk.engine.speech.language.Meaning.PartOfDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Romanian days, seen from a given day: "poimâine", "joia viitoare", "marţi pe paişpe",
 * "peste două săptămâni", "pe douăzeci şi şase", "săptămâna cealaltă".
 */
final class RomanianDays implements Finder {
  /** By their names and what people make of them. */
  static final Map<String, Month> MONTHS =
      Map.ofEntries(
          entry("ianuarie", Month.JANUARY),
          entry("februarie", Month.FEBRUARY),
          entry("martie", Month.MARCH),
          entry("aprilie", Month.APRIL),
          entry("mai", Month.MAY),
          entry("iunie", Month.JUNE),
          entry("iulie", Month.JULY),
          entry("august", Month.AUGUST),
          entry("septembrie", Month.SEPTEMBER),
          entry("octombrie", Month.OCTOBER),
          entry("noiembrie", Month.NOVEMBER),
          entry("decembrie", Month.DECEMBER));

  private static final Map<String, DayOfWeek> WEEKDAYS =
      Map.ofEntries(
          entry("luni", DayOfWeek.MONDAY),
          entry("lunea", DayOfWeek.MONDAY),
          entry("marti", DayOfWeek.TUESDAY),
          entry("martea", DayOfWeek.TUESDAY),
          entry("miercuri", DayOfWeek.WEDNESDAY),
          entry("miercurea", DayOfWeek.WEDNESDAY),
          entry("joi", DayOfWeek.THURSDAY),
          entry("joia", DayOfWeek.THURSDAY),
          entry("vineri", DayOfWeek.FRIDAY),
          entry("vinerea", DayOfWeek.FRIDAY),
          entry("sambata", DayOfWeek.SATURDAY),
          entry("duminica", DayOfWeek.SUNDAY));

  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          entry("azi", 0),
          entry("astazi", 0),
          entry("maine", 1),
          entry("poimaine", 2),
          entry("raspoimaine", 3),
          entry("ieri", -1),
          entry("alaltaieri", -2));

  private static final String[] BEFORE_DAY = {
    "pe",
    "de",
    "pentru",
    "in",
    "din",
    "la",
    "pe data de",
    "in data de",
    "data de",
    "din data de",
    "pentru data de",
    "pe ziua de",
    "in ziua de",
    "ziua de",
    "cu data de"
  };
  private static final String[] MARKS_DATE = {
    "pe",
    "pe data de",
    "in data de",
    "data de",
    "din data de",
    "pentru data de",
    "pe ziua de",
    "in ziua de",
    "ziua de",
    "in"
  };
  private static final int MAX_DISTANCE = 60;
  private static final long DAYS_AFTER = 14;

  private static final NumberWords NUMBERS = RomanianNumbers.SHARED;

  private final Days days;
  private final RomanianWeeks weeks;

  RomanianDays(LocalDate today) {
    this.days = new Days(today);
    this.weeks = new RomanianWeeks(days);
  }

  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    return range(words, at)
        .or(() -> new NamedDays(days.today()).at(words, at))
        .or(() -> oneDay(words, at))
        .or(() -> LaterWords.ROMANIAN.at(words, at))
        .or(() -> weeks.at(words, at));
  }

  private Optional<Found<Meaning>> oneDay(Words words, int at) {
    int start = words.skip(at, BEFORE_DAY);
    return byName(words, start)
        .or(() -> weekday(words, start))
        .or(() -> dayAndMonth(words, start))
        .or(() -> dayOfMonth(words, at))
        .or(() -> distance(words, at));
  }

  private Optional<Found<Meaning>> byName(Words words, int at) {
    String word = words.at(at);
    if (word.equals("diseara") || word.equals("deseara")) {
      return evening(at + 1);
    }
    if (words.has(at, "asta seara") || words.has(at, "in seara asta")) {
      return evening(at + 2);
    }
    return Optional.ofNullable(NAMED.get(word))
        .map(later -> Days.found(days.in(later, ChronoUnit.DAYS), at + 1));
  }

  private Optional<Found<Meaning>> evening(int end) {
    return Optional.of(
        new Found<>(new Day(Optional.of(days.today()), Optional.of(PartOfDay.EVENING)), end));
  }

  private Optional<Found<Meaning>> weekday(Words words, int at) {
    int start = words.skip(at, "ziua de");
    DayOfWeek weekday = WEEKDAYS.get(words.at(start));
    if (weekday == null) {
      return Optional.empty();
    }
    int end = start + 1;
    int next = words.skip(end, "viitoare", "urmatoare", "viitor");
    if (next > end) {
      return Optional.of(Days.found(days.inWeek(1, weekday), next));
    }
    int current = words.skip(end, "asta", "aceasta", "acesta", "care vine");
    if (current > end) {
      return Optional.of(Days.found(days.nextOrToday(weekday), current));
    }
    int last = words.skip(end, "trecuta", "trecut");
    if (last > end) {
      return Optional.of(Days.found(days.previous(weekday), last));
    }
    int joined = words.skip(end, "din", "in", "de");
    int later = LaterWords.ROMANIAN.weekAfter(words, joined);
    if (later > joined) {
      return Optional.of(new Found<>(new Meaning.LaterWeek(Optional.of(weekday)), later));
    }
    Optional<Found<Integer>> week = RomanianWeeks.ahead(words, words.skip(end, "din", "in", "de"));
    if (week.isPresent()) {
      return Optional.of(Days.found(days.inWeek(week.get().value(), weekday), week.get().end()));
    }
    Day named = new Day(Optional.of(days.next(weekday)), Optional.empty(), Optional.of(weekday));
    return exactly(words, end, weekday)
        .or(() -> inWeeks(words, end, weekday))
        .or(() -> Optional.of(new Found<>(named, end)));
  }

  /** "Marţi pe 14", "marţi 14 decembrie": the number says which day it is. */
  private Optional<Found<Meaning>> exactly(Words words, int at, DayOfWeek weekday) {
    return dayAndMonth(words, words.skip(at, BEFORE_DAY))
        .or(() -> dayOfMonth(words, at))
        .or(() -> thatWeekday(words, at, weekday));
  }

  /** "Marţi 14" is the fourteenth where that is a Tuesday, else two in the afternoon. */
  private Optional<Found<Meaning>> thatWeekday(Words words, int at, DayOfWeek weekday) {
    return dayNumber(words, at)
        .flatMap(
            number ->
                days.nextOfMonth(number.value())
                    .filter(date -> date.getDayOfWeek() == weekday)
                    .map(date -> Days.found(date, number.end())));
  }

  private Optional<Found<Meaning>> inWeeks(Words words, int at, DayOfWeek weekday) {
    return words.at(at).equals("peste") || words.at(at).equals("in")
        ? distance(words, at)
            .filter(found -> words.at(found.end() - 1).startsWith("saptaman"))
            .flatMap(
                found ->
                    date(found.value())
                        .map(date -> Days.found(Days.sameWeek(date, weekday), found.end())))
        : Optional.empty();
  }

  /** "Paisprezece decembrie", "întâi mai", "14.12". */
  private Optional<Found<Meaning>> dayAndMonth(Words words, int at) {
    Optional<Found<Integer>> number = dayNumber(words, at);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int place = words.skip(number.get().end(), "a lunii", "al lunii", "luna", "ale lunii", "a");
    return Optional.ofNullable(MONTHS.get(words.at(place)))
        .map(month -> days.inMonth(month, number.get().value(), words, place + 1, NUMBERS));
  }

  private Optional<Found<Integer>> dayNumber(Words words, int at) {
    int first = words.skip(at, "intai", "prima", "prima zi", "intaiul");
    return first > at ? Optional.of(new Found<>(1, first)) : NUMBERS.cardinal(words, at);
  }

  /** "Pe paişpe", "pe 26 luna viitoare": a number alone is no day. */
  private Optional<Found<Meaning>> dayOfMonth(Words words, int at) {
    int start = words.skip(at, MARKS_DATE);
    Optional<Found<Meaning>> dotted =
        start > at && !words.at(at).equals("in") ? dotted(words, start) : Optional.empty();
    if (start == at || dotted.isPresent()) {
      return dotted;
    }
    return dayNumber(words, start)
        .filter(number -> !isCount(words.at(number.end())) && !words.has(start, "prima"))
        .map(
            number -> {
              int end = number.end();
              int next = words.skip(end, "luna viitoare", "ale lunii viitoare", "luna urmatoare");
              if (next > end) {
                return new Found<>(days.inMonth(1, number.value()), next);
              }
              int stop = words.skip(end, "luna asta", "luna aceasta", "luna curenta", "ale lunii");
              return new Found<>(new Day(days.nextOfMonth(number.value()), Optional.empty()), stop);
            });
  }

  /** "In trei zile" is no third; neither is what is counted otherwise. */
  private static boolean isCount(String word) {
    return word.startsWith("zile")
        || word.startsWith("saptaman")
        || word.startsWith("luni")
        || word.equals("ore")
        || word.equals("minute")
        || word.equals("persoane")
        || word.equals("de");
  }

  private Optional<Found<Meaning>> dotted(Words words, int at) {
    String word = words.at(at);
    int dot = word.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    int day = Integer.parseInt(word.substring(0, dot));
    int month = Integer.parseInt(word.substring(dot + 1));
    return month >= 1 && month <= 12
        ? Optional.of(days.inMonth(Month.of(month), day, words, at + 1, NUMBERS))
        : Optional.empty();
  }

  /** "Peste două săptămâni", "peste o lună", "de azi într-o săptămână", "în trei zile". */
  private Optional<Found<Meaning>> distance(Words words, int at) {
    int start = words.skip(at, "peste", "in", "peste vreo", "cam peste", "intr", "de azi in");
    int fromToday = words.skip(at, "de azi intr", "de azi peste");
    start = Math.max(start, fromToday);
    if (start == at) {
      return Optional.empty();
    }
    boolean one = words.at(start).equals("o");
    Optional<Found<Integer>> count =
        one ? Optional.of(new Found<>(1, start + 1)) : NUMBERS.cardinal(words, start);
    return count
        .filter(n -> n.value() <= MAX_DISTANCE)
        .flatMap(
            n -> {
              int place = words.skip(n.end(), "de");
              return unit(words.at(place))
                  .map(unit -> Days.found(days.in(n.value(), unit), place + 1));
            });
  }

  private static Optional<ChronoUnit> unit(String word) {
    return switch (word) {
      case "zi", "zile" -> Optional.of(ChronoUnit.DAYS);
      case "saptamana", "saptamani" -> Optional.of(ChronoUnit.WEEKS);
      case "luna", "luni" -> Optional.of(ChronoUnit.MONTHS);
      default -> Optional.empty();
    };
  }

  /** "De luni până miercuri", "între trei şi cinci decembrie", "după marţi", "înainte de joi". */
  private Optional<Found<Meaning>> range(Words words, int at) {
    boolean between = words.at(at).equals("intre");
    if (between || words.at(at).equals("de")) {
      Optional<Found<Meaning>> span =
          oneDay(words, at + 1)
              .flatMap(
                  first -> {
                    int joint =
                        between
                            ? words.skip(first.end(), "si")
                            : words.skip(first.end(), "pana", "pana la", "pana pe");
                    return joint > first.end()
                        ? oneDay(words, joint).flatMap(last -> span(first, last))
                        : Optional.empty();
                  });
      if (span.isPresent()) {
        return span;
      }
    }
    int after = words.skip(at, "dupa");
    if (after > at && !words.pauseBefore(after)) { // "și după, vineri" names a day
      return oneDay(words, after)
          .flatMap(
              found ->
                  date(found.value())
                      .map(
                          date ->
                              new Found<>(
                                  days.range(date.plusDays(1), date.plusDays(DAYS_AFTER)),
                                  found.end())));
    }
    int before = words.skip(at, "inainte de", "pana");
    boolean clock = words.at(before).equals("in"); // "până în doișpe" is noon
    return before > at && !clock
        ? oneDay(words, before)
            .flatMap(
                found ->
                    date(found.value())
                        .filter(date -> date.isAfter(days.today()))
                        .map(
                            date ->
                                new Found<>(
                                    days.range(days.today(), date.minusDays(1)), found.end())))
        : Optional.empty();
  }

  private Optional<Found<Meaning>> span(Found<Meaning> first, Found<Meaning> last) {
    return date(first.value())
        .flatMap(
            from ->
                date(last.value())
                    .map(
                        until ->
                            new Found<>(
                                days.range(from, until.isBefore(from) ? until.plusWeeks(1) : until),
                                last.end())));
  }

  private static Optional<LocalDate> date(Meaning meaning) {
    return meaning instanceof Day day ? day.date() : Optional.empty();
  }
}
