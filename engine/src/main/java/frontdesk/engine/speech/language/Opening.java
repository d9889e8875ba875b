package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.engine.speech.language.Meaning.ClockTime;
import frontdesk.engine.speech.language.Meaning.PartOfDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A clinic's opening hours, as far as they decide what a caller means. */
final class Opening {
  private static final int FIRST_HOUR_OF_MORNING = 7;

  private final Catalogue catalogue;

  Opening(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Whether the clinic is ever open at this time of day. */
  boolean everOpenAt(LocalTime time) {
    return periods(Optional.empty()).stream().anyMatch(period -> isIn(time, period));
  }

  /**
   * The time that is meant: by the part of the day if one was named, else by the opening hours of
   * the day (of any day where it is closed or unknown), else seven to eleven are in the morning.
   */
  LocalTime meant(ClockTime time, Optional<LocalDate> day, Optional<PartOfDay> part) {
    if (!time.halfOfDayOpen()) {
      return time.asSaid();
    }
    LocalTime early = LocalTime.of(time.hour() % 12, time.minute());
    LocalTime late = early.plusHours(12);
    if (part.isPresent()) {
      boolean noon = time.hour() % 12 == 0; // "in the morning, until twelve"
      return part.get().beforeNoon() && !noon ? early : late;
    }
    List<Period> onDay = periods(day);
    List<Period> hours = onDay.isEmpty() ? periods(Optional.empty()) : onDay;
    boolean earlyFits = hours.stream().anyMatch(period -> isIn(early, period));
    boolean lateFits = hours.stream().anyMatch(period -> isIn(late, period));
    if (earlyFits != lateFits) {
      return earlyFits ? early : late;
    }
    return early.getHour() >= FIRST_HOUR_OF_MORNING ? early : late;
  }

  private static boolean isIn(LocalTime time, Period period) {
    return !time.isBefore(period.from()) && time.isBefore(period.to());
  }

  private List<Period> periods(Optional<LocalDate> day) {
    return day.map(date -> catalogue.openingHours().on(date.getDayOfWeek()))
        .orElseGet(
            () ->
                Stream.of(DayOfWeek.values())
                    .flatMap(weekday -> catalogue.openingHours().on(weekday).stream())
                    .toList());
  }
}
