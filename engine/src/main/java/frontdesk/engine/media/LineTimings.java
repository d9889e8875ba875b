package frontdesk.engine.media;

import java.time.Duration;

/**
 * How long a line waits before it acts by itself.
 *
 * @param heartbeatTimeout an owner without a sign of life, or without a sound, while the caller
 *     waits: the line speaks
 * @param holdingGap between two rounds of the holding announcement
 * @param orphanTimeout a line without an owner is reported
 * @param inboundTimeout no inbound audio: the owner is told
 * @param relatchAfter silence of the latched source after which another may take its place
 * @param standstill a line that did not run for so long may have lost its call to another node
 * @param wakingQuiet how long such a line says nothing, until its node knows; may be 0
 */
public record LineTimings(
    Duration heartbeatTimeout,
    Duration holdingGap,
    Duration orphanTimeout,
    Duration inboundTimeout,
    Duration relatchAfter,
    Duration standstill,
    Duration wakingQuiet) {
  /** 1.5 s, 1.2 s, 30 s, 20 s, 2 s, 2 s, 1 s. */
  public static final LineTimings DEFAULTS =
      new LineTimings(
          Duration.ofMillis(1_500),
          Duration.ofMillis(1_200),
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1));

  public LineTimings {
    checkPositive(heartbeatTimeout, "heartbeatTimeout");
    checkPositive(holdingGap, "holdingGap");
    checkPositive(orphanTimeout, "orphanTimeout");
    checkPositive(inboundTimeout, "inboundTimeout");
    checkPositive(relatchAfter, "relatchAfter");
    checkPositive(standstill, "standstill");
    if (wakingQuiet.isNegative()) {
      throw new IllegalArgumentException("wakingQuiet must be >= 0");
    }
  }

  private static void checkPositive(Duration duration, String name) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " must be > 0");
    }
  }
}
