package frontdesk.engine.sip.message;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A request (RFC 3261 7.1); the URI as written. */
public record SipRequest(String method, String uri, Headers headers, String body)
    implements SipMessage {
  private static final Set<String> ESSENTIAL = Set.of("via", "from", "to", "call-id", "cseq");

  /** Without content: a message holds personal data. */
  @Override
  public String toString() {
    return "SipRequest[redacted]";
  }

  @Override
  public SipRequest withHeaders(Headers changed) {
    return new SipRequest(method, uri, changed, body);
  }

  /** The same request without its old content headers and body, with this body. */
  public SipRequest withBody(String contentType, String content) {
    return new SipRequest(
        method, uri, headers.without("Content-Type").plus("Content-Type", contentType), content);
  }

  /** What an answered request is still known by; the rest, which may be large, can go. */
  public SipRequest essence() {
    List<Header> kept =
        headers.fields().stream()
            .filter(field -> ESSENTIAL.contains(field.name().toLowerCase(Locale.ROOT)))
            .toList();
    return new SipRequest(method, uri, new Headers(kept), "");
  }

  /** Whether it belongs to a dialog: it names our tag. */
  public boolean inDialog() {
    return !to().tag().isEmpty();
  }
}
