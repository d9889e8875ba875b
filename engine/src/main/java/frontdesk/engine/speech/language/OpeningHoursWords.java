package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.WeeklyHours;
import frontdesk.config.catalogue.WeeklyHours.Period;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The opening hours of a week as a part of a sentence: "Monday to Friday, eight in the morning to
 * six in the evening, and Saturday, nine in the morning to two in the afternoon".
 */
final class OpeningHoursWords {
  private OpeningHoursWords() {}

  /** The words; neighbouring days with the same hours are said together. */
  static String of(WeeklyHours hours, EnglishSpeech speech) {
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
        parts.add(days(first, last, speech) + ", " + times(periods, speech));
      }
      first = last + 1;
    }
    return joined(parts);
  }

  private static String days(int first, int last, EnglishSpeech speech) {
    String from = speech.weekday(DayOfWeek.of(first));
    if (first == last) {
      return from;
    }
    return from + (last == first + 1 ? " and " : " to ") + speech.weekday(DayOfWeek.of(last));
  }

  private static String times(List<Period> periods, EnglishSpeech speech) {
    return EnglishSpeech.list(
        periods.stream().map(p -> time(p.from(), speech) + " to " + time(p.to(), speech)).toList());
  }

  private static String time(LocalTime time, EnglishSpeech speech) {
    return speech.time(time).replace(" o'clock", "");
  }

  private static String joined(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    int last = parts.size() - 1;
    return String.join(", ", parts.subList(0, last)) + ", and " + parts.get(last);
  }
}
