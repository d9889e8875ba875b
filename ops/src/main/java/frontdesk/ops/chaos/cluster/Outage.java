package frontdesk.ops.chaos.cluster;

import java.util.Comparator;
import java.util.OptionalLong;

/** How long a caller heard nothing because of something that happened at one moment. Pure. */
public final class Outage {
  /** A packet may be under way when its sender dies. */
  private static final long UNDER_WAY_NANOS = 100_000_000;

  private Outage() {}

  /**
   * From the moment to the first packet after the pause that it made; 0 when it made none, empty
   * when no packet came any more.
   *
   * @param within how long after the moment a pause may begin to be its own
   */
  static OptionalLong nanos(SoundLog.Heard heard, long moment, long within) {
    if (heard.last() <= moment + UNDER_WAY_NANOS) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        heard.pauses().stream()
            .filter(pause -> pause.to() > moment && pause.from() <= moment + within)
            .max(Comparator.comparingLong(pause -> pause.to() - Math.max(pause.from(), moment)))
            .map(pause -> pause.to() - moment)
            .orElse(0L));
  }

  /** The same of a node's death: what it sent before may still be under way. */
  static OptionalLong ofDeath(SoundLog.Heard heard, long moment) {
    return nanos(heard, moment, UNDER_WAY_NANOS);
  }

  /** From the moment to the first sound that could be heard after the pause that it made. */
  public static OptionalLong untilAudible(SoundLog.Heard heard, long moment) {
    OptionalLong pause = ofDeath(heard, moment);
    if (pause.isEmpty() || pause.getAsLong() == 0) {
      return pause;
    }
    long again = moment + pause.getAsLong();
    return heard.audible().stream()
        .filter(span -> span.to() >= again)
        .mapToLong(span -> Math.max(span.from(), again) - moment)
        .min();
  }

  /** The longest pause that ends after the moment and begins before another; 0 if there is none. */
  public static long longestPause(SoundLog.Heard heard, long from, long to) {
    return heard.pauses().stream()
        .filter(pause -> pause.to() > from && pause.from() < to)
        .mapToLong(pause -> pause.to() - pause.from())
        .max()
        .orElse(0);
  }
}
