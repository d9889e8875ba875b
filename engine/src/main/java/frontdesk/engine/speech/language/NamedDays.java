package frontdesk.engine.speech.language;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;

/** The days between the years, which have a name in every language. */
final class NamedDays implements Finder {
  private static final MonthDay NEW_YEARS_EVE = MonthDay.of(12, 31);

  /** The first day after Christmas that is one of neither feast. */
  private static final MonthDay AFTER_CHRISTMAS = MonthDay.of(12, 27);

  private static final Set<String> BETWEEN_THE_YEARS =
      Set.of(
          "between christmas and new year",
          "between christmas and new year's",
          "between christmas and the new year",
          "intre craciun si revelion",
          "intre craciun si anul nou");

  private final Days days;
  private final LocalDate today;

  NamedDays(LocalDate today) {
    this.today = today;
    this.days = new Days(today);
  }

  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    int start = words.skip(at, "on", "for", "at", "over", "pe", "in", "de", "la");
    int end = words.skip(start, BETWEEN_THE_YEARS.toArray(String[]::new));
    if (end == start) {
      return Optional.empty();
    }
    LocalDate thisYear = NEW_YEARS_EVE.atYear(today.getYear());
    LocalDate from = AFTER_CHRISTMAS.atYear(thisYear.getYear());
    return Optional.of(new Found<>(days.range(from, thisYear), end));
  }
}
