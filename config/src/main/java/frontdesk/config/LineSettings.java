package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * How long a call's line waits before it acts without the call's actor.
 *
 * @param heartbeatTimeout without a sign of its actor while the caller waits, after which the line
 *     plays the holding announcement
 * @param holdingGap between two rounds of that announcement
 * @param orphanTimeout without an actor, after which the line ends the call
 * @param relatchAfter silence of the audio's source after which another may take its place
 * @param wakingQuiet how long a line says nothing after its process stood still for so long that
 *     its call may have been given to another node; may be 0
 */
public record LineSettings(
    Duration heartbeatTimeout,
    Duration holdingGap,
    Duration orphanTimeout,
    Duration relatchAfter,
    Duration wakingQuiet) {

  static LineSettings read(Section section) {
    LineSettings settings =
        new LineSettings(
            section.duration("heartbeat-timeout", Duration.ofMillis(200), Duration.ofSeconds(10)),
            section.duration("holding-gap", Duration.ofMillis(100), Duration.ofSeconds(10)),
            section.duration("orphan-timeout", Duration.ofSeconds(1), Duration.ofMinutes(5)),
            section.duration("relatch-after", Duration.ofMillis(100), Duration.ofMinutes(1)),
            section.duration("waking-quiet", Duration.ZERO, Duration.ofSeconds(5)));
    section.rule(
        settings.orphanTimeout.compareTo(settings.heartbeatTimeout) > 0,
        "longer than heartbeat-timeout",
        "a line is missed before it is given up",
        "orphan-timeout",
        "heartbeat-timeout");
    section.finish();
    return settings;
  }
}
