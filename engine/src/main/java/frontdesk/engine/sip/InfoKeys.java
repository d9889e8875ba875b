package frontdesk.engine.sip;

import frontdesk.protocol.media.TelephoneKey;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Keys in the body of an INFO: {@code application/dtmf-relay} and {@code application/dtmf}. */
final class InfoKeys {
  private static final Duration USUAL = Duration.ofMillis(160);
  private static final int MAX_MS = 10_000;

  private InfoKeys() {}

  /** A key and how long it was pressed. */
  record Press(TelephoneKey key, Duration duration) {}

  static Optional<Press> read(String contentType, String body) {
    if (contentType.equals("application/dtmf") && body.indexOf('=') < 0) {
      return key(body).map(key -> new Press(key, USUAL));
    }
    Optional<TelephoneKey> key = field(body, "signal").flatMap(InfoKeys::key);
    Duration duration =
        field(body, "duration")
            .filter(text -> text.matches("[0-9]{1,5}"))
            .map(text -> Duration.ofMillis(Math.min(MAX_MS, Integer.parseInt(text))))
            .orElse(USUAL);
    return key.map(k -> new Press(k, duration));
  }

  private static Optional<String> field(String body, String name) {
    return body.lines()
        .map(line -> line.strip())
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .filter(rest -> rest.startsWith("="))
        .map(rest -> rest.substring(1).strip())
        .findFirst();
  }

  /** A key by its symbol; some senders write 10 and 11 for star and pound. */
  private static Optional<TelephoneKey> key(String text) {
    String symbol = text.strip();
    return switch (symbol) {
      case "10" -> Optional.of(TelephoneKey.STAR);
      case "11" -> Optional.of(TelephoneKey.POUND);
      default -> symbol.length() == 1 ? TelephoneKey.ofSymbol(symbol.charAt(0)) : Optional.empty();
    };
  }

  static String write(TelephoneKey key, Duration duration) {
    return "Signal=" + key.symbol() + "\r\nDuration=" + duration.toMillis() + "\r\n";
  }
}
