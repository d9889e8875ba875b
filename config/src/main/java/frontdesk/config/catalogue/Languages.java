package frontdesk.config.catalogue;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tags of languages (BCP 47) as catalogues write them. Two tags mean one language when their first
 * parts are alike: who speaks {@code en} is understood in {@code en-GB}.
 */
public final class Languages {
  /** What a tag has to be, for problems. */
  public static final String EXPECTED = "a language tag (BCP 47) such as en-GB";

  private Languages() {}

  /** Whether both tags mean one language. */
  public static boolean same(String one, String other) {
    return primary(one).equals(primary(other));
  }

  /** The first part of a tag: the language without its region, such as {@code en}. */
  public static String primary(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  /** The tag in its usual form, if it is one. */
  public static Optional<String> tag(String text) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(text).build();
      return locale.getLanguage().isEmpty()
          ? Optional.empty()
          : Optional.of(locale.toLanguageTag());
    } catch (IllformedLocaleException notATag) {
      return Optional.empty(); // the caller says what it expected
    }
  }

  /** What is known in this language. */
  static <T> Optional<T> find(Map<String, T> byLanguage, String language) {
    return byLanguage.entrySet().stream()
        .filter(entry -> same(entry.getKey(), language))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
