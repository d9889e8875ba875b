package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.WeeklyHours;
import frontdesk.config.catalogue.WeeklyHours.Period;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/**
 * The opening hours of a week as a part of a sentence: "Monday to Friday, eight in the morning to
 * six in the evening, and Saturday, nine in the morning to two in the afternoon".
 */
final class OpeningHoursWords {
  private OpeningHoursWords() {}

  /** The words; neighbouring days with the same hours are said together. */
  static String of(WeeklyHours hours, Speech speech) {
    List<String> parts = new ArrayList<>();
    int first = DayOfWeek.MONDAY.getValue();
    while (first <= DayOfWeek.SUNDAY.getValue()) {
      List<Period> periods = hours.on(DayOfWeek.of(first));
      int last = first;
      while (last < DayOfWeek.SUNDAY.getValue()
          && hours.on(DayOfWeek.of(last + 1)).equals(periods)) {
        last++;
      }
      if (!periods.isEmpty()) {
        parts.add(
            speech.days(DayOfWeek.of(first), DayOfWeek.of(last)) + ", " + times(periods, speech));
      }
      first = last + 1;
    }
    return speech.week(parts);
  }

  private static String times(List<Period> periods, Speech speech) {
    return speech.listed(periods.stream().map(p -> speech.hours(p.from(), p.to())).toList());
  }
}
