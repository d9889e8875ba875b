package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Day;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Days of the year that have a name, and the stretches between two of them. */
final class NamedDays implements Finder {
  private static final MonthDay CHRISTMAS_EVE = MonthDay.of(12, 24);
  private static final MonthDay CHRISTMAS = MonthDay.of(12, 25);
  private static final MonthDay NEW_YEARS_EVE = MonthDay.of(12, 31);

  private static final Map<String, MonthDay> ENGLISH =
      Map.of(
          "christmas eve", CHRISTMAS_EVE,
          "christmas day", CHRISTMAS,
          "new year's eve", NEW_YEARS_EVE,
          "new years eve", NEW_YEARS_EVE);

  private static final Map<String, MonthDay> ROMANIAN =
      Map.of(
          "ajunul craciunului", CHRISTMAS_EVE,
          "ajun de craciun", CHRISTMAS_EVE,
          "ziua de craciun", CHRISTMAS,
          "ajunul anului nou", NEW_YEARS_EVE);

  /** The first day after Christmas that is one of neither feast. */
  private static final MonthDay AFTER_CHRISTMAS = MonthDay.of(12, 27);

  /** Before a feast they mean other days than it. */
  private static final Set<String> NEAR_A_FEAST =
      Set.of(
          "after",
          "before",
          "until",
          "till",
          "by",
          "between",
          "around",
          "dupa",
          "inainte",
          "inaintea",
          "pana",
          "intre",
          "dintre");

  private static final Set<String> BETWEEN_THE_YEARS =
      Set.of(
          "between christmas and new year",
          "between christmas and new year's",
          "between christmas and the new year",
          "intre craciun si revelion",
          "intre craciun si anul nou");

  private final Days days;
  private final LocalDate today;
  private final Map<String, MonthDay> names;
  private final Set<String> feasts;

  private NamedDays(LocalDate today, Map<String, MonthDay> names, Set<String> feasts) {
    this.feasts = feasts;
    this.today = today;
    this.days = new Days(today);
    this.names = names;
  }

  static NamedDays english(LocalDate today) {
    return new NamedDays(today, ENGLISH, Set.of("christmas", "xmas"));
  }

  static NamedDays romanian(LocalDate today) {
    return new NamedDays(today, ROMANIAN, Set.of("craciun", "craciunul"));
  }

  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    int start = words.skip(at, "on", "for", "at", "over", "pe", "in", "de", "la");
    for (String name : BETWEEN_THE_YEARS) {
      if (words.has(start, name)) {
        LocalDate from = next(AFTER_CHRISTMAS);
        return Optional.of(
            new Found<>(days.range(from, NEW_YEARS_EVE.atYear(from.getYear())), end(start, name)));
      }
    }
    return names.entrySet().stream()
        .filter(name -> words.has(start, name.getKey()))
        .findFirst()
        .<Found<Meaning>>map(
            name ->
                new Found<>(
                    new Day(Optional.of(next(name.getValue())), Optional.empty()),
                    end(start, name.getKey())))
        .or(() -> feast(words, start));
  }

  /** "At Christmas": both days of it, unless it is what comes before or after them. */
  private Optional<Found<Meaning>> feast(Words words, int start) {
    boolean bound =
        NEAR_A_FEAST.contains(words.at(start - 1)) || NEAR_A_FEAST.contains(words.at(start - 2));
    if (bound || !feasts.contains(words.at(start))) {
      return Optional.empty();
    }
    LocalDate first = next(CHRISTMAS);
    return Optional.of(new Found<>(days.range(first, first.plusDays(1)), start + 1));
  }

  private static int end(int start, String name) {
    return start + name.split(" ").length;
  }

  private LocalDate next(MonthDay day) {
    LocalDate thisYear = day.atYear(today.getYear());
    return thisYear.isBefore(today) ? day.atYear(today.getYear() + 1) : thisYear;
  }
}
