package frontdesk.config.catalogue;

import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.config.check.Section;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads hours of a week: {@code monday = ["08:00-12:00", "13:00-18:00"]}. */
final class HoursReader {
  private static final Pattern PERIOD = Pattern.compile("(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)");

  private HoursReader() {}

  /** The hours, with every problem in them reported; days that are left out are closed. */
  static WeeklyHours read(Section section) {
    Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (section.has(keyOf(day))) {
        List<Period> periods = periodsOf(section, keyOf(day));
        if (!periods.isEmpty()) {
          week.put(day, periods);
        }
      }
    }
    section.finish();
    return new WeeklyHours(Collections.unmodifiableMap(week));
  }

  /** Reports each day on which these hours leave the others, which are called {@code named}. */
  static void requireWithin(Section section, WeeklyHours hours, String named, WeeklyHours opening) {
    hours
        .periods()
        .forEach(
            (day, periods) -> {
              boolean within =
                  periods.stream()
                      .allMatch(
                          period ->
                              opening.on(day).stream()
                                  .anyMatch(open -> open.covers(period.from(), period.to())));
              section.rule(
                  within,
                  "hours within " + named + ", on " + keyOf(day) + " " + text(opening.on(day)),
                  "change one of them",
                  keyOf(day));
            });
  }

  /** The key of a day. */
  static String keyOf(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  /** A period as the file writes it. */
  static String text(Period period) {
    return period.from() + "-" + period.to();
  }

  private static String text(List<Period> periods) {
    return periods.isEmpty()
        ? "closed"
        : String.join(", ", periods.stream().map(HoursReader::text).toList());
  }

  private static List<Period> periodsOf(Section section, String key) {
    List<Section.Item<Period>> items =
        new ArrayList<>(
            section.texts(
                key,
                "a period such as 08:00-18:00, its end after its beginning",
                "write both times with two digits, up to 23:59",
                HoursReader::period));
    items.sort(Comparator.comparing(item -> item.value().from()));
    for (int i = 1; i < items.size(); i++) {
      if (items.get(i).value().from().isBefore(items.get(i - 1).value().to())) {
        section.refuse(
            items.get(i), "periods that do not overlap", "see " + items.get(i - 1).path());
      }
    }
    return items.stream().map(Section.Item::value).toList();
  }

  private static Optional<Period> period(String text) {
    Matcher matcher = PERIOD.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalTime from = LocalTime.parse(matcher.group(1));
      LocalTime to = LocalTime.parse(matcher.group(2));
      return from.isBefore(to) ? Optional.of(new Period(from, to)) : Optional.empty();
    } catch (DateTimeException noSuchTime) {
      return Optional.empty(); // the caller says what it expected
    }
  }
}
