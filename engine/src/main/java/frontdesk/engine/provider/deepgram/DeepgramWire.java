package frontdesk.engine.provider.deepgram;

import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.protocol.provider.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Deepgram is asked, by socket or by upload. */
final class DeepgramWire {
  /**
   * docs/stt-troubleshooting-websocket-data-and-net-errors: names that a close's reason carries.
   */
  private static final Pattern NAMED =
      Pattern.compile("(NET|DATA)-?(\\d{4})", Pattern.CASE_INSENSITIVE);

  /** docs/encoding: raw audio wants its encoding and its rate. */
  static final String TELEPHONE = "encoding=mulaw&sample_rate=8000&channels=1";

  private DeepgramWire() {}

  static String language(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  static String keyterms(List<String> hints) {
    StringBuilder query = new StringBuilder();
    hints.forEach(term -> query.append("&keyterm=").append(encoded(term)));
    return query.toString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static Map<String, String> authorization(Account account) {
    return Map.of("Authorization", "Token " + account.key().get().reveal());
  }

  static Failure closed(WebSocketLink.Closed closed) {
    Matcher name = NAMED.matcher(closed.reason());
    return name.find()
        ? Failure.of(
            closed.failure().kind(), name.group(1).toUpperCase(Locale.ROOT) + "-" + name.group(2))
        : closed.failure();
  }
}
