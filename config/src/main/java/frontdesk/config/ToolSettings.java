package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * The tools that anybody may use, over HTTP on the management address.
 *
 * @param enabled off by default: other nodes reach that address too
 * @param requestBytes one request's arguments
 * @param atOnce requests that are answered at the same time; further ones are refused
 * @param deadline for the arguments to come, and again for the ledger to answer
 */
public record ToolSettings(boolean enabled, int requestBytes, int atOnce, Duration deadline) {

  static ToolSettings read(Section section) {
    ToolSettings settings =
        new ToolSettings(
            section.flag("enabled"),
            section.bytes("request", 256, 64 * 1024),
            section.number("at-once", 1, 1000),
            section.duration("deadline", Duration.ofMillis(100), Duration.ofSeconds(30)));
    section.finish();
    return settings;
  }
}
