package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Day;
import frontdesk.engine.speech.language.Meaning.PartOfDay;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads days, seen from a given day.
 *
 * <p>"Tuesday" is the next one after today; "this Tuesday" may be today; "next Tuesday" is the one
 * of the next week, where weeks begin on Monday: on a Saturday that is in three days, on a Monday
 * in eight. Where a day was spoken of before, "Wednesday" is the one of that week ({@link
 * #inWeekOf}). "The third" is today or the next third of any month that has one. A day and month
 * without a year is today or its next return; where that year has no such day ("February
 * thirtieth"), no calendar has it.
 */
final class DayReader {
  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
  private static final Map<String, Month> MONTHS = new HashMap<>();
  private static final int MAX_DISTANCE = 60;

  static {
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      WEEKDAYS.put(name, day);
      WEEKDAYS.put(name + "s", day);
    }
    for (Month month : Month.values()) {
      MONTHS.put(month.name().toLowerCase(Locale.ROOT), month);
    }
  }

  private final LocalDate today;

  DayReader(LocalDate today) {
    this.today = today;
  }

  /** The day named here, by the longest reading. */
  Optional<Found<Meaning>> at(Words words, int at) {
    int start = words.skip(at, "on", "on the", "for", "for the", "the", "this", "this coming");
    return byName(words, words.skip(at, "for", "the", "on"))
        .or(() -> weekday(words, at))
        .or(() -> dayAndMonth(words, start))
        .or(() -> monthAndDay(words, words.skip(at, "on", "for", "in")))
        .or(() -> distance(words, at))
        .or(() -> dayOfMonth(words, at, start));
  }

  private Optional<Found<Meaning>> byName(Words words, int at) {
    return switch (words.at(at)) {
      case "today" -> day(today, at + 1);
      case "tonight" ->
          Optional.of(
              new Found<>(new Day(Optional.of(today), Optional.of(PartOfDay.EVENING)), at + 1));
      case "tomorrow" -> day(today.plusDays(1), at + 1);
      case "yesterday" -> day(today.minusDays(1), at + 1);
      case "day" ->
          words.has(at, "day after tomorrow")
              ? day(today.plusDays(2), at + 3)
              : words.has(at, "day before yesterday")
                  ? day(today.minusDays(2), at + 3)
                  : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Found<Meaning>> day(LocalDate date, int end) {
    return Optional.of(new Found<>(new Day(Optional.of(date), Optional.empty()), end));
  }

  private Optional<Found<Meaning>> weekday(Words words, int at) {
    int start = words.skip(at, "on", "for", "the", "on the", "for the");
    String which = words.at(start);
    boolean qualified =
        switch (which) {
          case "next", "this", "last", "coming", "following" -> true;
          default -> false;
        };
    int place = qualified ? words.skip(start, which, "this coming", "next coming") : start;
    DayOfWeek weekday = WEEKDAYS.get(words.at(place));
    if (weekday == null) {
      return Optional.empty();
    }
    int end = place + 1;
    if (words.has(end, "next week") || words.has(end, "of next week")) {
      return day(ofNextWeek(weekday), words.skip(end, "next week", "of next week"));
    }
    if (words.at(end).equals("week")) {
      return day(today.with(TemporalAdjusters.next(weekday)).plusWeeks(1), end + 1);
    }
    LocalDate date =
        switch (which) {
          case "next" -> ofNextWeek(weekday);
          case "this" -> today.with(TemporalAdjusters.nextOrSame(weekday));
          case "last" -> today.with(TemporalAdjusters.previous(weekday));
          default -> today.with(TemporalAdjusters.next(weekday));
        };
    Day named =
        new Day(
            Optional.of(date), Optional.empty(), Optional.of(weekday).filter(alone -> !qualified));
    return exactly(words, end).or(() -> Optional.of(new Found<>(named, end)));
  }

  /** "Tuesday the third", "Tuesday, December third": the number says which day it is. */
  private Optional<Found<Meaning>> exactly(Words words, int at) {
    int start = words.skip(at, "the");
    return dayAndMonth(words, start)
        .or(() -> monthAndDay(words, at))
        .or(() -> start > at ? Numbers.ordinal(words, start).map(this::ofMonth) : Optional.empty());
  }

  /** A weekday named alone, in the week of a day spoken of before, unless it is over there. */
  Day inWeekOf(LocalDate spokenOf, Day named) {
    return named
        .weekday()
        .map(weekday -> monday(spokenOf).plusDays(weekday.getValue() - 1L))
        .filter(date -> date.isAfter(today))
        .map(date -> new Day(Optional.of(date), named.part(), named.weekday()))
        .orElse(named);
  }

  private static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private LocalDate ofNextWeek(DayOfWeek weekday) {
    return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(weekday.getValue() - 1L);
  }

  private Optional<Found<Meaning>> dayAndMonth(Words words, int at) {
    Optional<Found<Integer>> number =
        Numbers.ordinal(words, at).or(() -> Numbers.cardinal(words, at));
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int place = words.skip(number.get().end(), "day of", "of", "of the month of");
    Month month = MONTHS.get(words.at(place));
    return month == null
        ? Optional.empty()
        : Optional.of(inMonth(month, number.get().value(), yearSkipped(words, place + 1)));
  }

  private Optional<Found<Meaning>> monthAndDay(Words words, int at) {
    Month month = MONTHS.get(words.at(at));
    if (month == null) {
      return Optional.empty();
    }
    int place = words.skip(at + 1, "the");
    return Numbers.ordinal(words, place)
        .or(() -> Numbers.cardinal(words, place))
        .map(number -> inMonth(month, number.value(), yearSkipped(words, number.end())));
  }

  private static int yearSkipped(Words words, int at) {
    return Numbers.isYear(words.at(at)) ? at + 1 : at;
  }

  private Found<Meaning> inMonth(Month month, int day, int end) {
    Optional<LocalDate> thisYear = date(today.getYear(), month, day);
    boolean over =
        thisYear.map(date -> date.isBefore(today)).orElse(month.compareTo(today.getMonth()) < 0);
    Optional<LocalDate> date = over ? date(today.getYear() + 1, month, day) : thisYear;
    return new Found<>(new Day(date, Optional.empty()), end);
  }

  private static Optional<LocalDate> date(int year, Month month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** "On the third", of the first month that has it still to come; "the third of next month". */
  private Optional<Found<Meaning>> dayOfMonth(Words words, int at, int start) {
    boolean introduced = start > at && words.at(start - 1).equals("the");
    Optional<Found<Integer>> number = introduced ? Numbers.ordinal(words, start) : Optional.empty();
    if (number.isEmpty() || words.at(number.get().end()).equals("one")) {
      return Optional.empty();
    }
    boolean surely = start > at + 1;
    int end = number.get().end();
    int place = words.skip(end, "of next month", "of the next month", "next month");
    if (place > end) {
      LocalDate next = today.plusMonths(1);
      Optional<LocalDate> date = date(next.getYear(), next.getMonth(), number.get().value());
      return Optional.of(new Found<>(new Day(date, Optional.empty()), place));
    }
    int stop = words.skip(end, "of this month", "of the month", "this month");
    return surely || stop > end
        ? Optional.of(ofMonth(new Found<>(number.get().value(), stop)))
        : Optional.empty();
  }

  private Found<Meaning> ofMonth(Found<Integer> number) {
    return new Found<>(new Day(nextOfMonth(number.value()), Optional.empty()), number.end());
  }

  /** Today or the next day with this number in its month; empty when no month has it. */
  Optional<LocalDate> nextOfMonth(int dayOfMonth) {
    for (int months = 0; months < 3; months++) {
      LocalDate month = today.plusMonths(months);
      Optional<LocalDate> date = date(month.getYear(), month.getMonth(), dayOfMonth);
      if (date.isPresent() && !date.get().isBefore(today)) {
        return date;
      }
    }
    return Optional.empty();
  }

  /** "In two weeks", "a week from Tuesday", "next week" (its Monday), "the weekend". */
  private Optional<Found<Meaning>> distance(Words words, int at) {
    int nextWeek = words.skip(at, "next week", "sometime next week", "the next week");
    if (nextWeek > at) {
      return day(ofNextWeek(DayOfWeek.MONDAY), nextWeek);
    }
    int weekend = words.skip(at, "weekend", "the weekend", "this weekend", "at the weekend");
    if (weekend > at) {
      return day(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)), weekend);
    }
    boolean in = words.at(at).equals("in");
    int start = words.skip(at, "in", "in about");
    Optional<Found<Integer>> count = count(words, start);
    Optional<ChronoUnit> unit = count.flatMap(n -> unit(words.at(n.end())));
    if (unit.isEmpty() || count.get().value() > MAX_DISTANCE) {
      return Optional.empty();
    }
    int end = count.get().end() + 1;
    if (words.at(end).equals("from") || words.at(end).equals("on")) {
      int later = count.get().value();
      return base(words, end + 1).map(from -> after(from.value(), later, unit.get(), from.end()));
    }
    boolean countedOnly = !words.at(start).equals("a") && !words.at(start).equals("an");
    return in || countedOnly
        ? day(today.plus(count.get().value(), unit.get()), words.skip(end, "time"))
        : Optional.empty();
  }

  private static Optional<Found<Integer>> count(Words words, int at) {
    if (words.has(at, "a couple of")) {
      return Optional.of(new Found<>(2, at + 3));
    }
    return words.at(at).equals("a") || words.at(at).equals("an")
        ? Optional.of(new Found<>(1, at + 1))
        : Numbers.cardinal(words, at);
  }

  private Optional<Found<LocalDate>> base(Words words, int at) {
    if (words.at(at).equals("now")) {
      return Optional.of(new Found<>(today, at + 1));
    }
    return byName(words, at)
        .or(() -> weekday(words, at))
        .flatMap(
            found ->
                found.value() instanceof Day day
                    ? day.date().map(date -> new Found<>(date, found.end()))
                    : Optional.empty());
  }

  private static Found<Meaning> after(LocalDate from, int count, ChronoUnit unit, int end) {
    return new Found<>(new Day(Optional.of(from.plus(count, unit)), Optional.empty()), end);
  }

  private static Optional<ChronoUnit> unit(String word) {
    return switch (word) {
      case "day", "days" -> Optional.of(ChronoUnit.DAYS);
      case "week", "weeks", "week's" -> Optional.of(ChronoUnit.WEEKS);
      case "month", "months" -> Optional.of(ChronoUnit.MONTHS);
      default -> Optional.empty();
    };
  }
}
