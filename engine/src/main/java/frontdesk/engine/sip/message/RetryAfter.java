package frontdesk.engine.sip.message;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When the peer asks to be asked again (RFC 3261 20.33); its comment and duration are left out. */
public final class RetryAfter {
  private static final Pattern FORM = Pattern.compile("\\s*([0-9]{1,9})\\s*([(;].*)?");

  private RetryAfter() {}

  /** The time that a refusal names; empty where it names none that can be read. */
  public static Optional<Duration> of(Headers headers) {
    return headers
        .first("Retry-After")
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))));
  }
}
