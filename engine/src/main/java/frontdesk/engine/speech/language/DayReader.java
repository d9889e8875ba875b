package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Day;
import frontdesk.engine.speech.language.Meaning.PartOfDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads English days, seen from a given day. */
final class DayReader implements Finder {
  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();

  /** By their English names. */
  static final Map<String, Month> MONTHS_BY_NAME;

  private static final Map<String, Month> MONTHS = new HashMap<>();
  private static final int MAX_DISTANCE = 60;

  /** How far "after Tuesday" reaches. */
  private static final long DAYS_AFTER = 14;

  static {
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      WEEKDAYS.put(name, day);
      WEEKDAYS.put(name + "s", day);
    }
    for (Month month : Month.values()) {
      MONTHS.put(month.name().toLowerCase(Locale.ROOT), month);
    }
    MONTHS_BY_NAME = Map.copyOf(MONTHS);
  }

  private final LocalDate today;
  private final Days days;

  DayReader(LocalDate today) {
    this.today = today;
    this.days = new Days(today);
  }

  /** The day or days named here, by the longest reading. */
  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    return range(words, at)
        .or(() -> new NamedDays(today).at(words, at))
        .or(() -> lastOfMonth(words, at))
        .or(() -> oneDay(words, at))
        .or(() -> LaterWords.ENGLISH.at(words, at))
        .or(() -> weeks(words, at));
  }

  private Optional<Found<Meaning>> oneDay(Words words, int at) {
    int start = words.skip(at, "on", "on the", "for", "for the", "the", "this", "this coming");
    return byName(words, words.skip(at, "for", "the", "on"))
        .or(() -> weekday(words, at))
        .or(() -> dayAndMonth(words, start))
        .or(() -> monthAndDay(words, words.skip(at, "on", "for", "in")))
        .or(() -> distance(words, at))
        .or(() -> fortnight(words, at))
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
    int joined = words.skip(end, "of", "in", "on");
    int later = LaterWords.ENGLISH.weekAfter(words, joined);
    if (later > joined && !qualified) {
      return Optional.of(new Found<>(new Meaning.LaterWeek(Optional.of(weekday)), later));
    }
    Optional<Found<Integer>> week = weeksAhead(words, words.skip(end, "of", "in", "of the"));
    if (week.isPresent() && !qualified) {
      return day(days.inWeek(week.get().value(), weekday), week.get().end());
    }
    if (words.at(end).equals("week")) {
      return day(days.next(weekday).plusWeeks(1), end + 1);
    }
    LocalDate date =
        switch (which) {
          case "next" -> days.inWeek(1, weekday);
          case "this" -> days.nextOrToday(weekday);
          case "last" -> days.previous(weekday);
          default -> days.next(weekday);
        };
    Day named =
        new Day(
            Optional.of(date), Optional.empty(), Optional.of(weekday).filter(alone -> !qualified));
    return exactly(words, end)
        .or(() -> inWeeks(words, end, weekday))
        .or(() -> Optional.of(new Found<>(named, end)));
  }

  /** "Thursday in two weeks": the one of that week. */
  private Optional<Found<Meaning>> inWeeks(Words words, int at, DayOfWeek weekday) {
    return words.at(at).equals("in")
        ? distance(words, at)
            .filter(found -> words.at(found.end() - 1).startsWith("week"))
            .flatMap(
                found ->
                    ((Day) found.value())
                        .date()
                        .map(date -> Days.found(Days.sameWeek(date, weekday), found.end())))
        : Optional.empty();
  }

  /** "Tuesday the third", "Tuesday, December third": the number says which day it is. */
  private Optional<Found<Meaning>> exactly(Words words, int at) {
    int start = words.skip(at, "the");
    return dayAndMonth(words, start)
        .or(() -> monthAndDay(words, at))
        .or(() -> start > at ? Numbers.ordinal(words, start).map(this::ofMonth) : Optional.empty());
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
        : Optional.of(inMonth(month, number.get().value(), words, place + 1));
  }

  private Optional<Found<Meaning>> monthAndDay(Words words, int at) {
    Month month = MONTHS.get(words.at(at));
    if (month == null) {
      return Optional.empty();
    }
    int place = words.skip(at + 1, "the");
    return Numbers.ordinal(words, place)
        .or(() -> Numbers.cardinal(words, place))
        .map(number -> inMonth(month, number.value(), words, number.end()));
  }

  private Found<Meaning> inMonth(Month month, int day, Words words, int end) {
    return days.inMonth(month, day, words, end, Numbers.ENGLISH);
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
      return Optional.of(new Found<>(days.inMonth(1, number.get().value()), place));
    }
    int stop = words.skip(end, "of this month", "of the month", "this month");
    return surely || stop > end
        ? Optional.of(ofMonth(new Found<>(number.get().value(), stop)))
        : Optional.empty();
  }

  private Found<Meaning> ofMonth(Found<Integer> number) {
    return new Found<>(new Day(days.nextOfMonth(number.value()), Optional.empty()), number.end());
  }

  /** "In two weeks", "a week from Tuesday". */
  private Optional<Found<Meaning>> distance(Words words, int at) {
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
        ? day(days.in(count.get().value(), unit.get()), words.skip(end, "time"))
        : Optional.empty();
  }

  /** "A fortnight from today", "a fortnight on Tuesday". */
  private Optional<Found<Meaning>> fortnight(Words words, int at) {
    int end = words.skip(at, "in a fortnight", "a fortnight", "fortnight");
    if (end == at) {
      return Optional.empty();
    }
    int place = words.skip(end, "from", "on");
    return base(words, place)
        .map(from -> after(from.value(), 2, ChronoUnit.WEEKS, from.end()))
        .or(() -> words.at(at).equals("in") ? day(today.plusWeeks(2), end) : Optional.empty());
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

  /** How many weeks ahead a week is: "next week", "the week after next". */
  private static Optional<Found<Integer>> weeksAhead(Words words, int at) {
    int start = words.skip(at, "the", "sometime", "any time", "anytime", "some time");
    int after = words.skip(start, "week after next", "following week", "week after the next");
    if (after > start) {
      return Optional.of(new Found<>(words.has(start, "following week") ? 1 : 2, after));
    }
    int next = words.skip(start, "next week", "coming week");
    if (next > start) {
      return Optional.of(new Found<>(1, next));
    }
    int current = words.skip(start, "this week");
    return current > start ? Optional.of(new Found<>(0, current)) : Optional.empty();
  }

  /** "Next week", "the end of this week", "the weekend", "next month", "in January". */
  private Optional<Found<Meaning>> weeks(Words words, int at) {
    int start = words.skip(at, "at", "for", "on", "in", "during", "for the", "in the", "at the");
    int early = words.skip(start, "beginning of", "start of", "early", "the beginning of");
    int late = words.skip(start, "end of", "late", "the end of", "later");
    int place = Math.max(start, Math.max(early, late));
    Optional<Found<Integer>> week = weeksAhead(words, place);
    if (week.isPresent()) {
      int ahead = week.get().value();
      Meaning range = place > start ? days.partOfWeek(ahead, early > late) : days.week(ahead);
      return Optional.of(new Found<>(range, week.get().end()));
    }
    if (place > start) {
      return Optional.empty();
    }
    int weekend = words.skip(start, "weekend", "the weekend", "this weekend");
    if (weekend > start) {
      return Optional.of(new Found<>(days.weekend(0), weekend));
    }
    if (words.has(start, "next weekend")) {
      return Optional.of(new Found<>(days.weekend(1), start + 2));
    }
    return months(words, start);
  }

  /** "On the last day of March". */
  private Optional<Found<Meaning>> lastOfMonth(Words words, int at) {
    int place = words.skip(at, "on the last day of", "the last day of", "last day of");
    Month month = MONTHS.get(words.at(place));
    return place == at || month == null
        ? Optional.empty()
        : day(days.month(month).until(), place + 1);
  }

  private Optional<Found<Meaning>> months(Words words, int at) {
    int next = words.skip(at, "next month", "the next month");
    if (next > at) {
      return Optional.of(new Found<>(days.month(1), next));
    }
    int current = words.skip(at, "this month");
    if (current > at) {
      return Optional.of(new Found<>(days.month(0), current));
    }
    return Optional.ofNullable(MONTHS_BY_NAME.get(words.at(at)))
        .filter(month -> words.at(at - 1).equals("in"))
        .map(month -> new Found<>(days.month(month), at + 1));
  }

  /** "From Monday to Wednesday", "between the third and the fifth", "after Tuesday". */
  private Optional<Found<Meaning>> range(Words words, int at) {
    boolean between = words.at(at).equals("between");
    if (between || words.at(at).equals("from")) {
      return oneDay(words, at + 1)
          .flatMap(
              first -> {
                int joint =
                    between
                        ? words.skip(first.end(), "and")
                        : words.skip(first.end(), "to", "until", "till", "through");
                return joint > first.end()
                    ? oneDay(words, joint)
                        .flatMap(last -> span(first.value(), last.value(), last.end()))
                    : Optional.empty();
              });
    }
    int after = words.skip(at, "after", "any day after", "sometime after", "not before");
    if (after > at) {
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
    int before = words.skip(at, "before", "any day before", "sometime before", "not after");
    return before > at
        ? oneDay(words, before)
            .flatMap(
                found ->
                    date(found.value())
                        .filter(date -> date.isAfter(today))
                        .map(
                            date -> new Found<>(days.range(today, date.minusDays(1)), found.end())))
        : Optional.empty();
  }

  private Optional<Found<Meaning>> span(Meaning first, Meaning last, int end) {
    Optional<LocalDate> from = date(first);
    Optional<LocalDate> until = date(last);
    if (from.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    boolean nextWeek = until.get().isBefore(from.get());
    return Optional.of(
        new Found<>(
            days.range(from.get(), nextWeek ? until.get().plusWeeks(1) : until.get()), end));
  }

  private static Optional<LocalDate> date(Meaning meaning) {
    return meaning instanceof Day day ? day.date() : Optional.empty();
  }
}
