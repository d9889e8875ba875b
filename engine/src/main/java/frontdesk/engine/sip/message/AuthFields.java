package frontdesk.engine.sip.message;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One value of WWW-Authenticate, Proxy-Authenticate or Authorization: a scheme and its fields,
 * quotes undone (RFC 3261 25.1 {@code challenge}). Field names are in lower case.
 */
public record AuthFields(String scheme, Map<String, String> fields) {
  public AuthFields {
    fields = Map.copyOf(fields);
  }

  /** Reads one value; nothing when it is malformed or names a field twice. */
  public static Optional<AuthFields> parse(String text) {
    String value = Lexis.trim(text);
    int blank = value.indexOf(' ');
    if (blank <= 0 || !Lexis.isToken(value.substring(0, blank))) {
      return Optional.empty();
    }
    Optional<List<String>> parts = Lexis.split(value.substring(blank + 1), ',');
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    for (String part : parts.get()) {
      int equals = part.indexOf('=');
      if (equals <= 0) {
        return Optional.empty();
      }
      String name = Lexis.trim(part.substring(0, equals)).toLowerCase(Locale.ROOT);
      String given = Lexis.trim(part.substring(equals + 1));
      boolean quoted = given.startsWith("\"");
      if (!Lexis.isToken(name)
          || (quoted && Lexis.closingQuote(given) != given.length() - 1)
          || fields.put(name, quoted ? Lexis.unquote(given) : given) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new AuthFields(value.substring(0, blank), fields));
  }

  /** The value of a field, which may be empty. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** A value between quotes, with its own quotes and backslashes escaped. */
  public static String quoted(String plain) {
    return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Without content: an answer to a challenge is as good as a password for a while. */
  @Override
  public String toString() {
    return "AuthFields[redacted]";
  }
}
