package frontdesk.engine.provider.resilience;

import frontdesk.protocol.provider.Failure;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a refusal is about, by the codes that vendors and HTTP have for it. Only what is about the
 * account concerns other requests too: a word that one caller said must not take a provider from
 * all the others, so an unknown code counts as being about the request.
 */
public enum RefusedFor {
  /** The key is wrong, or may not do this. */
  KEY,
  /** Nobody pays for it. */
  FUNDS,
  /** There is no such model, voice or address. */
  MODEL,
  /** This one request. */
  REQUEST;

  private static final Pattern KEYS =
      Pattern.compile("401|403|.*(auth|api_?key|permission|forbidden|suspend|deactivat).*|key");
  private static final Pattern MONEY =
      Pattern.compile("402|.*(payment|billing|quota|credit|fund|balance).*");
  private static final Pattern WHAT =
      Pattern.compile("404|410|.*(not_?found|decommission|deprecated|unknown_model).*");

  /** What a REFUSED failure is about. */
  public static RefusedFor of(Failure failure) {
    String code = failure.code().toLowerCase(Locale.ROOT).replace('-', '_');
    if (MONEY.matcher(code).matches()) {
      return FUNDS;
    }
    if (KEYS.matcher(code).matches()) {
      return KEY;
    }
    return WHAT.matcher(code).matches() ? MODEL : REQUEST;
  }
}
