package frontdesk.engine.sip.message;

/** A request (RFC 3261 7.1); the URI as written. */
public record SipRequest(String method, String uri, Headers headers, String body)
    implements SipMessage {

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

  /** Whether it belongs to a dialog: it names our tag. */
  public boolean inDialog() {
    return !to().tag().isEmpty();
  }
}
