package frontdesk.protocol.dialogue;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something to be said: the key of a text with what goes into it; it becomes words at the edge.
 *
 * @param key a key of the text bundle, or of the clinic's own texts; behind a language and a slash
 *     it is said in that language, whatever the call is held in
 * @param arguments by placeholder name
 */
public record Phrase(String key, Map<String, Argument> arguments) {
  private static final char OTHER_LANGUAGE = '/';

  public Phrase {
    arguments = Map.copyOf(arguments);
  }

  /** A phrase without arguments. */
  public static Phrase of(String key) {
    return new Phrase(key, Map.of());
  }

  /** The key of a text in a language other than the one that is spoken else. */
  public static String keyIn(String language, String key) {
    return Locale.forLanguageTag(language).getLanguage() + OTHER_LANGUAGE + key;
  }

  /** This phrase in a language of its own: an IETF BCP 47 tag. */
  public Phrase in(String language) {
    return new Phrase(keyIn(language, plainKey()), arguments);
  }

  /** The language that it is said in, if it is one of its own. */
  public Optional<String> ownLanguage() {
    int slash = key.indexOf(OTHER_LANGUAGE);
    return slash < 0 ? Optional.empty() : Optional.of(key.substring(0, slash));
  }

  /** Its key without its language. */
  public String plainKey() {
    return key.substring(key.indexOf(OTHER_LANGUAGE) + 1);
  }
}
