package frontdesk.config.check;

import java.time.Duration;

/** Durations as settings files write them. */
public final class Spans {
  private Spans() {}

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
