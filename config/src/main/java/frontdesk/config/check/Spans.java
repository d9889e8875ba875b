package frontdesk.config.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and times of day as settings files write them. */
public final class Spans {
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3})\\s*(m|h|d)");
  private static final Duration LONGEST = Duration.ofDays(30);

  private Spans() {}

  /** Whole minutes, hours or days, up to 30 days; empty: the text is none. */
  public static Optional<Duration> span(String text) {
    Matcher matcher = SPAN.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    Duration span =
        switch (matcher.group(2)) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    return Optional.of(span).filter(s -> s.compareTo(LONGEST) <= 0);
  }

  /** A time of day such as 21:00; empty: the text is none. */
  public static Optional<LocalTime> timeOfDay(String text) {
    try {
      return Optional.of(LocalTime.parse(text.strip()));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty(); // the caller says what it expected
    }
  }

  /** The shortest exact text with one unit, such as {@code 45m}, {@code 90s}, {@code 1500ms}. */
  public static String text(Duration span) {
    long millis = span.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 60 != 0 || seconds == 0) {
      return seconds + "s";
    }
    long minutes = seconds / 60;
    if (minutes % 60 != 0) {
      return minutes + "m";
    }
    return minutes % (24 * 60) == 0 ? minutes / (24 * 60) + "d" : minutes / 60 + "h";
  }
}
