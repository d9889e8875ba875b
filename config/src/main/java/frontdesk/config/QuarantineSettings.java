package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * The bounds of dealing with entities whose recovery fails.
 *
 * @param attempts recoveries that fail before an entity is set apart
 * @param retry before a call whose recovery failed is tried again; doubled each further time, up to
 *     ten times
 * @param farewellTimeout for the announcement to a caller whose call was set apart, and for the BYE
 * @param recheck after which a clinic's entity that was set apart is looked up again
 * @param waiting commands that may wait while it is looked up
 * @param wakeAttempt for one attempt of a clinic's entity to answer at the node's start
 */
public record QuarantineSettings(
    int attempts,
    Duration retry,
    Duration farewellTimeout,
    Duration recheck,
    int waiting,
    Duration wakeAttempt) {

  static QuarantineSettings read(Section section) {
    QuarantineSettings settings =
        new QuarantineSettings(
            section.number("attempts", 1, 100),
            section.duration("retry", Duration.ofMillis(10), Duration.ofSeconds(5)),
            section.duration("farewell-timeout", Duration.ofSeconds(5), Duration.ofMinutes(2)),
            section.duration("recheck", Duration.ofSeconds(1), Duration.ofHours(1)),
            section.number("waiting", 10, 100_000),
            section.duration("wake-attempt", Duration.ofSeconds(1), Duration.ofMinutes(1)));
    section.finish();
    return settings;
  }
}
