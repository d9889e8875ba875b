package frontdesk.engine.sip.message;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sip or sips URI (RFC 3261 19.1). User and parameters keep their escapes; {@code headers} is the
 * part after a question mark.
 */
public record SipUri(
    boolean secure, String user, String host, OptionalInt port, Params params, String headers) {
  private static final Pattern HOST_PORT =
      Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}\\]|[A-Za-z0-9._-]{1,255})(?::([0-9]{1,5}))?");
  private static final String USER_MARKS = "-_.!~*'()&=+$,;?/%:";
  private static final String PARAM_MARKS = "-_.!~*'()[]/:&+$%=;";
  private static final int MAX_PORT = 65_535;

  /** A plain address without parameters. */
  public static SipUri of(String user, String host, OptionalInt port) {
    return new SipUri(false, user, host, port, Params.NONE, "");
  }

  /** Reads an absolute sip or sips URI; nothing for other schemes and malformed ones. */
  public static Optional<SipUri> parse(String text) {
    String scheme = scheme(text);
    boolean secure = scheme.equals("sips");
    if (!secure && !scheme.equals("sip")) {
      return Optional.empty();
    }
    String rest = text.substring(scheme.length() + 1);
    int at = rest.lastIndexOf('@');
    String user = at < 0 ? "" : rest.substring(0, at);
    if (at == 0 || !consistsOf(user, USER_MARKS) || !escapesAreWhole(rest)) {
      return Optional.empty();
    }
    rest = rest.substring(at + 1);
    int question = rest.indexOf('?');
    String headers = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);
    int semicolon = rest.indexOf(';');
    String tail = semicolon < 0 ? "" : rest.substring(semicolon);
    Matcher hostPort = HOST_PORT.matcher(semicolon < 0 ? rest : rest.substring(0, semicolon));
    Optional<Params> params =
        consistsOf(tail, PARAM_MARKS) ? UriParams.parse(tail) : Optional.empty();
    if (!hostPort.matches() || params.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt port = OptionalInt.empty();
    if (hostPort.group(2) != null) {
      port = OptionalInt.of(Integer.parseInt(hostPort.group(2)));
      if (port.getAsInt() > MAX_PORT) {
        return Optional.empty();
      }
    }
    return Optional.of(new SipUri(secure, user, hostPort.group(1), port, params.get(), headers));
  }

  /** The scheme in lower case, or empty text when there is none (RFC 3986 3.1). */
  public static String scheme(String uri) {
    int colon = uri.indexOf(':');
    if (colon <= 0 || !Lexis.isAlphanumeric(uri.charAt(0)) || uri.charAt(0) <= '9') {
      return "";
    }
    for (int i = 1; i < colon; i++) {
      char c = uri.charAt(i);
      if (!Lexis.isAlphanumeric(c) && c != '+' && c != '-' && c != '.') {
        return "";
      }
    }
    return uri.substring(0, colon).toLowerCase(Locale.ROOT);
  }

  private static boolean consistsOf(String text, String marks) {
    for (int i = 0; i < text.length(); i++) {
      if (!Lexis.isAlphanumeric(text.charAt(i)) && marks.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean escapesAreWhole(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      if (i + 2 >= text.length()
          || Character.digit(text.charAt(i + 1), 16) < 0
          || Character.digit(text.charAt(i + 2), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** As written on the wire. */
  public String text() {
    return (secure ? "sips:" : "sip:")
        + (user.isEmpty() ? "" : user + "@")
        + host
        + (port.isPresent() ? ":" + port.getAsInt() : "")
        + params.text()
        + (headers.isEmpty() ? "" : "?" + headers);
  }

  /** URI parameters allow more characters than header parameters and no quotes. */
  private static final class UriParams {
    static Optional<Params> parse(String tail) {
      Params params = Params.NONE;
      int start = 1;
      while (start <= tail.length() && !tail.isEmpty()) {
        int end = tail.indexOf(';', start);
        String part = tail.substring(start, end < 0 ? tail.length() : end);
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        if (name.isEmpty()) {
          return Optional.empty();
        }
        params = params.with(name, equals < 0 ? "" : part.substring(equals + 1));
        if (end < 0) {
          break;
        }
        start = end + 1;
      }
      return Optional.of(params);
    }
  }
}
