package frontdesk.config;

import frontdesk.config.check.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What makes a node itself.
 *
 * @param name stable over restarts; shards, and so call ids, begin with it
 * @param dataDirectory for the embedded database, keys and the local socket
 * @param shards owner shards that are opened and warm before the node is ready, 1 to 16
 * @param clusterHost the address that other nodes reach it by
 * @param clusterPort 0 lets the system choose
 * @param startTimeout for each part of the node to answer for the first time
 * @param stopTimeout for the actors of the node to end
 */
public record NodeSettings(
    String name,
    Path dataDirectory,
    int shards,
    String clusterHost,
    int clusterPort,
    Duration startTimeout,
    Duration stopTimeout) {

  static NodeSettings read(Section section) {
    NodeSettings settings =
        new NodeSettings(
            section.parsed(
                "name",
                "1 to 32 lower-case letters, digits and hyphens, no hyphen first",
                "choose one that stays the same over restarts",
                "",
                text ->
                    text.matches("[a-z0-9][a-z0-9-]{0,31}") ? Optional.of(text) : Optional.empty()),
            section.path("data-directory"),
            section.number("shards", 1, 16),
            section.text("cluster-host"),
            section.number("cluster-port", 0, 65_535),
            section.duration("start-timeout", Duration.ofSeconds(5), Duration.ofMinutes(10)),
            section.duration("stop-timeout", Duration.ofSeconds(5), Duration.ofMinutes(10)));
    section.finish();
    return settings;
  }
}
