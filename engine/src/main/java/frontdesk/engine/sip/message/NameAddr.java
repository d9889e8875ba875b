package frontdesk.engine.sip.message;

import java.util.Optional;

/**
 * A name and an address, as From, To, Contact, Route and P-Asserted-Identity have them (RFC 3261
 * 20.10). The URI may be of any scheme; the display name is unquoted.
 */
public record NameAddr(String displayName, String uri, Params params) {

  /** Reads one value; nothing when quotes, brackets, URI or parameters are malformed. */
  public static Optional<NameAddr> parse(String text) {
    String value = Lexis.trim(text);
    int open;
    String display = "";
    if (value.startsWith("\"")) {
      int close = Lexis.closingQuote(value);
      if (close < 0) {
        return Optional.empty();
      }
      display = Lexis.unquote(value.substring(0, close + 1));
      value = Lexis.trim(value.substring(close + 1));
      open = 0;
      if (!value.startsWith("<")) {
        return Optional.empty();
      }
    } else {
      open = value.indexOf('<');
    }
    return open < 0 ? addrSpec(value) : bracketed(display, value, open);
  }

  private static Optional<NameAddr> bracketed(String quotedDisplay, String value, int open) {
    String words = Lexis.trim(value.substring(0, open));
    int close = value.indexOf('>', open);
    if (close < 0 || !isTokens(words)) {
      return Optional.empty();
    }
    String uri = value.substring(open + 1, close);
    if (!isUri(uri)) {
      return Optional.empty();
    }
    String display = words.isEmpty() ? quotedDisplay : words;
    return Params.parse(value.substring(close + 1)).map(p -> new NameAddr(display, uri, p));
  }

  /** Without brackets what follows a semicolon belongs to the header (RFC 3261 20). */
  private static Optional<NameAddr> addrSpec(String value) {
    int semicolon = value.indexOf(';');
    String uri = Lexis.trim(semicolon < 0 ? value : value.substring(0, semicolon));
    if (!isUri(uri) || uri.indexOf('?') >= 0 || uri.indexOf(',') >= 0) {
      return Optional.empty();
    }
    return Params.parse(semicolon < 0 ? "" : value.substring(semicolon))
        .map(p -> new NameAddr("", uri, p));
  }

  private static boolean isTokens(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c != ' ' && c != '\t' && !Lexis.isToken(String.valueOf(c))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUri(String uri) {
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c <= ' ' || c >= 127 || c == '<' || c == '"') {
        return false;
      }
    }
    String scheme = SipUri.scheme(uri);
    boolean sip = scheme.equals("sip") || scheme.equals("sips");
    return !scheme.isEmpty() && (!sip || SipUri.parse(uri).isPresent());
  }

  /** The tag, or empty text: RFC 2543 peers may send none. */
  public String tag() {
    return params.get("tag").orElse("");
  }

  /** The user part of a sip URI, or the number of a tel URI, else empty text. */
  public String user() {
    return SipUri.parse(uri).map(SipUri::user).orElseGet(this::telephoneNumber);
  }

  private String telephoneNumber() {
    if (!SipUri.scheme(uri).equals("tel")) {
      return "";
    }
    int semicolon = uri.indexOf(';');
    return uri.substring("tel:".length(), semicolon < 0 ? uri.length() : semicolon);
  }

  /** As written on the wire, always with brackets. */
  public String text() {
    String quoted =
        displayName.isEmpty()
            ? ""
            : "\"" + displayName.replace("\\", "\\\\").replace("\"", "\\\"") + "\" ";
    return quoted + "<" + uri + ">" + params.text();
  }
}
