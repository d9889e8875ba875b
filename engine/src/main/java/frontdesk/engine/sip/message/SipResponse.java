package frontdesk.engine.sip.message;

import java.util.Locale;

/** A response (RFC 3261 7.2); status 100 to 699. */
public record SipResponse(int status, String reason, Headers headers, String body)
    implements SipMessage {

  /**
   * The beginning of every response to this request (RFC 3261 8.2.6.2): Via, From, To, Call-ID and
   * CSeq copied; our tag is added when To has none and one is given.
   */
  public static SipResponse to(SipRequest request, int status, String ourTag) {
    return of(request.headers(), status, ourTag);
  }

  /** As {@link #to}, from the headers of a request that could not be read in full. */
  public static SipResponse of(Headers request, int status, String ourTag) {
    Headers headers = Headers.NONE;
    for (Header field : request.fields()) {
      String value = field.value();
      switch (field.name().toLowerCase(Locale.ROOT)) {
        case "via", "from", "call-id", "cseq" -> headers = headers.plus(field.name(), value);
        case "to" -> headers = headers.plus(field.name(), tagged(value, ourTag));
        default -> {
          // Nothing else is echoed.
        }
      }
    }
    return new SipResponse(status, Status.reason(status), headers, "");
  }

  private static String tagged(String to, String ourTag) {
    boolean bare = NameAddr.parse(to).map(address -> address.tag().isEmpty()).orElse(false);
    return bare && !ourTag.isEmpty() ? to + ";tag=" + ourTag : to;
  }

  /** Without content: a message holds personal data. */
  @Override
  public String toString() {
    return "SipResponse[" + status + ", redacted]";
  }

  @Override
  public SipResponse withHeaders(Headers changed) {
    return new SipResponse(status, reason, changed, body);
  }

  /** The same with one more header. */
  public SipResponse with(String name, String value) {
    return withHeaders(headers.plus(name, value));
  }

  /** The same with this body. */
  public SipResponse withBody(String contentType, String content) {
    return new SipResponse(status, reason, headers.plus("Content-Type", contentType), content);
  }

  public boolean isProvisional() {
    return status < 200;
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public boolean isFinal() {
    return status >= 200;
  }
}
