package frontdesk.engine.sip;

import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.SipRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
    if (seconds.isEmpty() || ours || !isSupported(request)) {
      return List.of();
    }
    return List.of(
        new Header("Session-Expires", seconds.get() + ";refresher=uac"),
        new Header("Require", "timer"));
  }

  /** One that does not know the timer, though a proxy asks for it, can't refresh (RFC 4028 9). */
  private static boolean isSupported(SipRequest request) {
    return Stream.of("Supported", "Require")
        .flatMap(name -> request.headers().list(name).stream())
        .anyMatch(option -> option.equalsIgnoreCase("timer"));
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
