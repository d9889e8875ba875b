package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * The bounds of the local socket, by which commands on the same machine ask a running node.
 *
 * @param threads requests that are worked on at once
 * @param waiting requests that may wait for a thread; further ones are closed without an answer
 * @param requestBytes one request
 * @param answerTimeout for the node to answer one
 * @param reloadTimeout for the other nodes to answer one {@code config reload}
 * @param maxFindings findings of one {@code journal verify}
 */
public record LocalSettings(
    int threads,
    int waiting,
    int requestBytes,
    Duration answerTimeout,
    Duration reloadTimeout,
    int maxFindings) {

  static LocalSettings read(Section section) {
    LocalSettings settings =
        new LocalSettings(
            section.number("threads", 1, 16),
            section.number("waiting", 1, 1000),
            section.bytes("request", 1024, 1024 * 1024),
            section.duration("answer-timeout", Duration.ofSeconds(1), Duration.ofMinutes(5)),
            section.duration("reload-timeout", Duration.ofSeconds(1), Duration.ofMinutes(10)),
            section.number("max-findings", 1, 1_000_000));
    section.finish();
    return settings;
  }
}
