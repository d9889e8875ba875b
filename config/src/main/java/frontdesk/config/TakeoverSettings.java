package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * How the nodes of a cluster share calls, and take over those of a node that is lost or leaves.
 *
 * @param reserve whether new calls leave room for a share of those of a node that is lost
 * @param atOnce calls that a node takes over at the same time; further ones follow
 * @param turn after which one that takes longer no longer keeps the next one waiting
 * @param coordinatorSettle for a coordinator of shards that has moved here, before it says where a
 *     shard is
 * @param reportInterval between two reports of free slots to the other nodes
 * @param forgottenAfter without such a report, after which a node gets no new calls from others
 * @param drainPatience for calls to end by themselves when the node stops, before they are handed
 *     over
 * @param handOverTimeout for all of them to be taken over
 */
public record TakeoverSettings(
    boolean reserve,
    int atOnce,
    Duration turn,
    Duration coordinatorSettle,
    Duration reportInterval,
    Duration forgottenAfter,
    Duration drainPatience,
    Duration handOverTimeout) {

  static TakeoverSettings read(Section section) {
    TakeoverSettings settings =
        new TakeoverSettings(
            section.flag("reserve"),
            section.number("at-once", 1, 1000),
            section.duration("turn", Duration.ofMillis(100), Duration.ofSeconds(30)),
            section.duration("coordinator-settle", Duration.ofMillis(5), Duration.ofMillis(500)),
            section.duration("report-interval", Duration.ofMillis(50), Duration.ofSeconds(10)),
            section.duration("forgotten-after", Duration.ofMillis(200), Duration.ofMinutes(1)),
            section.duration("drain-patience", Duration.ZERO, Duration.ofHours(4)),
            section.duration("hand-over-timeout", Duration.ofSeconds(1), Duration.ofMinutes(5)));
    section.rule(
        settings.forgottenAfter.compareTo(settings.reportInterval) > 0,
        "longer than report-interval",
        "one late report is no loss",
        "forgotten-after",
        "report-interval");
    section.finish();
    return settings;
  }
}
