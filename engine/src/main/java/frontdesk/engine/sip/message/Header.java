package frontdesk.engine.sip.message;

import java.util.Locale;
import java.util.Map;

/** One header field: name in its canonical form, value unfolded and trimmed. */
public record Header(String name, String value) {
  /** The compact forms of the IANA registry (RFC 3261 7.3.3 and later RFCs). */
  private static final Map<String, String> COMPACT =
      Map.ofEntries(
          Map.entry("a", "Accept-Contact"),
          Map.entry("b", "Referred-By"),
          Map.entry("c", "Content-Type"),
          Map.entry("d", "Request-Disposition"),
          Map.entry("e", "Content-Encoding"),
          Map.entry("f", "From"),
          Map.entry("i", "Call-ID"),
          Map.entry("j", "Reject-Contact"),
          Map.entry("k", "Supported"),
          Map.entry("l", "Content-Length"),
          Map.entry("m", "Contact"),
          Map.entry("o", "Event"),
          Map.entry("r", "Refer-To"),
          Map.entry("s", "Subject"),
          Map.entry("t", "To"),
          Map.entry("u", "Allow-Events"),
          Map.entry("v", "Via"),
          Map.entry("x", "Session-Expires"));

  public Header {
    name = COMPACT.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a header value may not hold a line end");
    }
  }
}
