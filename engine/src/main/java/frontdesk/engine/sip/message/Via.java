package frontdesk.engine.sip.message;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One Via value (RFC 3261 20.42): where a response goes, and the branch of its transaction. */
public record Via(String transport, String host, OptionalInt port, Params params) {
  /** What a branch of RFC 3261 starts with (8.1.1.7). */
  public static final String MAGIC_COOKIE = "z9hG4bK";

  public static final int DEFAULT_PORT = 5060;

  private static final Pattern FORM =
      Pattern.compile(
          "SIP\\s*/\\s*2\\.0\\s*/\\s*([A-Za-z0-9.!%*_+`'~-]+)\\s+"
              + "(\\[[0-9A-Fa-f:.]{2,45}\\]|[A-Za-z0-9._-]+)\\s*(?::\\s*([0-9]{1,5}))?",
          Pattern.CASE_INSENSITIVE);

  /** Reads one value; nothing when it is malformed. */
  public static Optional<Via> parse(String text) {
    int semicolon = text.indexOf(';');
    Matcher form = FORM.matcher(Lexis.trim(semicolon < 0 ? text : text.substring(0, semicolon)));
    Optional<Params> params = Params.parse(semicolon < 0 ? "" : text.substring(semicolon));
    if (!form.matches() || params.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt port = OptionalInt.empty();
    if (form.group(3) != null) {
      port = OptionalInt.of(Integer.parseInt(form.group(3)));
      if (port.getAsInt() > 65_535) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Via(form.group(1).toUpperCase(Locale.ROOT), form.group(2), port, params.get()));
  }

  /** The branch, or empty text. */
  public String branch() {
    return params.get("branch").orElse("");
  }

  /** Whether the branch is unique by the rules of RFC 3261. */
  public boolean hasMagicCookie() {
    return branch().regionMatches(true, 0, MAGIC_COOKIE, 0, MAGIC_COOKIE.length());
  }

  /** Host and port of the sender, as part of a transaction's key (RFC 3261 17.2.3). */
  public String sentBy() {
    return host.toLowerCase(Locale.ROOT) + ":" + port.orElse(DEFAULT_PORT);
  }

  /** The same with the true source added (RFC 3261 18.2.1, RFC 3581 section 4). */
  public Via receivedFrom(String address, int sourcePort) {
    Params changed = params.with("received", address);
    if (params.has("rport")) {
      changed = changed.with("rport", Integer.toString(sourcePort));
    }
    return new Via(transport, host, port, changed);
  }

  /** As written on the wire. */
  public String text() {
    return "SIP/2.0/"
        + transport
        + " "
        + host
        + (port.isPresent() ? ":" + port.getAsInt() : "")
        + params.text();
  }
}
