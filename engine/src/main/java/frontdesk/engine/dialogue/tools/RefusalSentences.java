package frontdesk.engine.dialogue.tools;

import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Objection;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The fixed sentence of every code with which something can be refused: by a tool's declaration
 * ({@link ToolRefusal.Code}), outside a call ({@link OutsideRefusal}), by the conversation ({@code
 * Objection}), or by the ledger ({@code Refusal}). Whoever tells of a refusal says the code and
 * this sentence, and nothing that an exception says.
 */
public final class RefusalSentences {
  private static final String BUNDLE = "frontdesk.engine.dialogue.tools.refusals";

  private RefusalSentences() {}

  /**
   * The sentence of a code.
   *
   * @param language IETF BCP 47 tag of a shipped language
   * @throws java.util.MissingResourceException where there is none; a test holds that there is one
   *     for each code in every language
   */
  public static String of(ToolRefusal.Code code, String language) {
    return sentence("tool." + code.name(), language);
  }

  /** The sentence of what the conversation objects. */
  public static String of(Objection code, String language) {
    return sentence("conversation." + code.name(), language);
  }

  /** The sentence of what the ledger refuses. */
  public static String of(Refusal code, String language) {
    return sentence("ledger." + code.name(), language);
  }

  /** The sentence of what is refused outside a call. */
  public static String of(OutsideRefusal code, String language) {
    return sentence("outside." + code.name(), language);
  }

  private static String sentence(String key, String language) {
    ResourceBundle.Control only =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle(
            BUNDLE, Locale.forLanguageTag(language), RefusalSentences.class.getClassLoader(), only)
        .getString(key);
  }
}
