package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Day;
import frontdesk.engine.speech.language.Meaning.Range;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * The calendar as it is spoken of on a given day, in any language.
 *
 * <p>"Tuesday" is the next one after today; "this Tuesday" may be today; "next Tuesday" is the one
 * of the next week, where weeks begin on Monday: on a Saturday that is in three days, on a Monday
 * in eight. Where a day was spoken of before, "Wednesday" is the one of that week. "The third" is
 * today or the next third of any month that has one. A day and month without a year is today or its
 * next return; where that year has no such day ("February thirtieth"), no calendar has it.
 */
record Days(LocalDate today) {
  private static final int LAST_WORKDAY = 4;

  static Found<Meaning> found(LocalDate date, int end) {
    return new Found<>(new Day(Optional.of(date), Optional.empty()), end);
  }

  /** The next such day after today. */
  LocalDate next(DayOfWeek weekday) {
    return today.with(TemporalAdjusters.next(weekday));
  }

  /** Today or the next such day. */
  LocalDate nextOrToday(DayOfWeek weekday) {
    return today.with(TemporalAdjusters.nextOrSame(weekday));
  }

  /** The last such day before today. */
  LocalDate previous(DayOfWeek weekday) {
    return today.with(TemporalAdjusters.previous(weekday));
  }

  /** Such a day of the week that is so many weeks after this one. */
  LocalDate inWeek(int weeks, DayOfWeek weekday) {
    return monday(today).plusWeeks(weeks).plusDays(weekday.getValue() - 1L);
  }

  /** Such a day of the week in which another day lies. */
  static LocalDate sameWeek(LocalDate date, DayOfWeek weekday) {
    return monday(date).plusDays(weekday.getValue() - 1L);
  }

  private static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** A whole week: this one from today on, or one of the next. */
  Range week(int weeks) {
    LocalDate monday = inWeek(weeks, DayOfWeek.MONDAY);
    return range(monday, monday.plusDays(6));
  }

  /** The first or the last workdays of a week. */
  Range partOfWeek(int weeks, boolean first) {
    LocalDate monday = inWeek(weeks, DayOfWeek.MONDAY);
    return first
        ? range(monday, monday.plusDays(1))
        : range(monday.plusDays(LAST_WORKDAY - 1L), monday.plusDays(LAST_WORKDAY));
  }

  /** Saturday and Sunday; today may be one of them. */
  Range weekend(int weeks) {
    LocalDate sunday = nextOrToday(DayOfWeek.SUNDAY).plusWeeks(weeks);
    return range(sunday.minusDays(1), sunday);
  }

  /** A whole month: this one from today on, or one of the next. */
  Range month(int months) {
    LocalDate first = today.withDayOfMonth(1).plusMonths(months);
    return range(first, first.with(TemporalAdjusters.lastDayOfMonth()));
  }

  /** What is left of such a month, this year's or the next one's. */
  Range month(Month month) {
    int ahead = Math.floorMod(month.getValue() - today.getMonthValue(), 12);
    return month(ahead);
  }

  /** The days from one to another, none before today; the second one may be of the next week. */
  Range range(LocalDate from, LocalDate until) {
    LocalDate first = from.isBefore(today) ? today : from;
    return new Range(first, until.isBefore(first) ? first : until);
  }

  /** The day so much later. */
  LocalDate in(int count, ChronoUnit unit) {
    return today.plus(count, unit);
  }

  /** A day of a month without a year. */
  Day inMonth(Month month, int day) {
    Optional<LocalDate> thisYear = date(today.getYear(), month, day);
    boolean over =
        thisYear.map(date -> date.isBefore(today)).orElse(month.compareTo(today.getMonth()) < 0);
    Optional<LocalDate> date = over ? date(today.getYear() + 1, month, day) : thisYear;
    return new Day(date, Optional.empty());
  }

  /** A day of a month, of the year that follows it at a place, if one does. */
  Found<Meaning> inMonth(Month month, int day, Words words, int at, NumberWords numbers) {
    return SpokenYear.at(words, at, numbers)
        .map(year -> new Found<Meaning>(inYear(year.value(), month, day), year.end()))
        .orElseGet(() -> new Found<>(inMonth(month, day), at));
  }

  private static Day inYear(int year, Month month, int day) {
    return new Day(date(year, month, day), Optional.empty());
  }

  /** A day of a month so many months ahead; no day when that month has no such day. */
  Day inMonth(int monthsAhead, int day) {
    LocalDate month = today.plusMonths(monthsAhead);
    return new Day(date(month.getYear(), month.getMonth(), day), Optional.empty());
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

  /** A weekday named alone, in the week of a day spoken of before, unless it is over there. */
  Day inWeekOf(LocalDate spokenOf, Day named) {
    return named
        .weekday()
        .map(weekday -> sameWeek(spokenOf, weekday))
        .filter(date -> date.isAfter(today))
        .map(date -> new Day(Optional.of(date), named.part(), named.weekday()))
        .orElse(named);
  }

  /** A date, if a calendar has it. */
  static Optional<LocalDate> date(int year, Month month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
