package frontdesk.ops.chaos.day;

import java.time.Duration;

/**
 * How long and how busy the hour is.
 *
 * @param length of the calling
 * @param calls that overlap, 1 to 100
 * @param samples of the node, 6 or more, evenly over the length
 */
public record DaySettings(Duration length, int calls, int samples) {
  /** The system property of the length in minutes; 60 where it is not set. */
  public static final String MINUTES = "frontdesk.chaos.minutes";

  /** The system property of the overlapping calls; 20 where it is not set. */
  public static final String CALLS = "frontdesk.chaos.calls";

  /** Three in each third. */
  private static final int FEWEST_SAMPLES = 9;

  /** Each collects the whole heap: whoever is on the line then is not asked for silence. */
  private static final int MINUTES_A_SAMPLE = 4;

  /** As the system properties say. */
  static DaySettings given() {
    int minutes = Math.max(1, Integer.getInteger(MINUTES, 60));
    int calls = Math.min(100, Math.max(1, Integer.getInteger(CALLS, 20)));
    return new DaySettings(
        Duration.ofMinutes(minutes), calls, Math.max(FEWEST_SAMPLES, minutes / MINUTES_A_SAMPLE));
  }
}
