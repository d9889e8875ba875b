package frontdesk.engine.sip.message;

import java.util.Locale;

/**
 * A request or response. The parser lets only messages through whose Via, From, To, Call-ID and
 * CSeq can be read, and we build no others; so the accessors here never fail on them.
 */
public sealed interface SipMessage permits SipRequest, SipResponse {
  Headers headers();

  /** The body; each char is one octet. */
  String body();

  /** The same message with other headers. */
  SipMessage withHeaders(Headers headers);

  default Via topVia() {
    return Via.parse(required("Via")).orElseThrow();
  }

  default NameAddr from() {
    return NameAddr.parse(required("From")).orElseThrow();
  }

  default NameAddr to() {
    return NameAddr.parse(required("To")).orElseThrow();
  }

  default String callId() {
    return required("Call-ID");
  }

  default CSeq cseq() {
    return CSeq.parse(required("CSeq")).orElseThrow();
  }

  /** The media type of the body in lower case without parameters, or empty text. */
  default String contentType() {
    String value = headers().first("Content-Type").orElse("");
    int semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
  }

  private String required(String name) {
    return headers().first(name).orElseThrow();
  }
}
