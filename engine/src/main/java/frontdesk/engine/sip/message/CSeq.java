package frontdesk.engine.sip.message;

import java.util.Optional;

/** A command sequence number, 0 to 2^31-1, and the method that it counts (RFC 3261 20.16). */
public record CSeq(long number, String method) {
  private static final int MAX_DIGITS = 18;

  /** Reads a value; nothing when it is malformed or out of range. */
  public static Optional<CSeq> parse(String text) {
    String value = Lexis.trim(text);
    int end = 0;
    while (end < value.length() && value.charAt(end) >= '0' && value.charAt(end) <= '9') {
      end++;
    }
    String method = value.substring(end);
    if (!Lexis.isDigits(value.substring(0, end), MAX_DIGITS)
        || method.isEmpty()
        || (method.charAt(0) != ' ' && method.charAt(0) != '\t')
        || !Lexis.isToken(Lexis.trim(method))) {
      return Optional.empty();
    }
    long number = Long.parseLong(value.substring(0, end));
    return number > Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(new CSeq(number, Lexis.trim(method)));
  }

  /** As written on the wire. */
  public String text() {
    return number + " " + method;
  }
}
