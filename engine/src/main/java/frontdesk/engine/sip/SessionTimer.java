package frontdesk.engine.sip;

import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.SipRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Session timers as far as a peer refreshes (RFC 4028): its interval is echoed with itself as
 * refresher. One that wants us to refresh gets no timer, which the RFC allows a callee.
 */
final class SessionTimer {
  private SessionTimer() {}

  /** The headers for the 200 to this INVITE or UPDATE. */
  static List<Header> echo(SipRequest request) {
    Optional<String> wanted = request.headers().first("Session-Expires");
    boolean ours =
        wanted.map(w -> w.toLowerCase(Locale.ROOT).contains("refresher=uas")).orElse(false);
    Optional<Long> seconds = wanted.flatMap(SessionTimer::seconds);
    if (seconds.isEmpty() || ours) {
      return List.of();
    }
    Header expires = new Header("Session-Expires", seconds.get() + ";refresher=uac");
    boolean supported =
        request.headers().list("Supported").stream().anyMatch(o -> o.equalsIgnoreCase("timer"));
    return supported ? List.of(expires, new Header("Require", "timer")) : List.of(expires);
  }

  /** Whether the wished interval is shorter than we allow: 422 (RFC 4028 section 9). */
  static boolean isTooShort(SipRequest request, Duration minimum) {
    return request
        .headers()
        .first("Session-Expires")
        .flatMap(SessionTimer::seconds)
        .map(seconds -> seconds < minimum.toSeconds())
        .orElse(false);
  }

  private static Optional<Long> seconds(String value) {
    int semicolon = value.indexOf(';');
    String digits = (semicolon < 0 ? value : value.substring(0, semicolon)).trim();
    return digits.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }
}
