package frontdesk.engine.dialogue;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sentences of one language by key, with the clinic's own on top. Placeholders stand in braces;
 * what fills them is made at the edge that speaks.
 *
 * @param language IETF BCP 47 tag
 * @param byKey the sentences, in the order of their keys
 */
public record Texts(String language, SortedMap<String, String> byKey) {
  private static final String BUNDLE = "frontdesk.engine.dialogue.texts";

  public Texts {
    byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
  }

  /** The shipped sentences of this language; empty where none ship. */
  public static Optional<Texts> bundled(String language) {
    Locale locale = Locale.forLanguageTag(language);
    ResourceBundle.Control only =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    try {
      ResourceBundle bundle =
          ResourceBundle.getBundle(BUNDLE, locale, Texts.class.getClassLoader(), only);
      SortedMap<String, String> texts = new TreeMap<>();
      bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
      return Optional.of(new Texts(language, texts));
    } catch (MissingResourceException noSuchLanguage) {
      return Optional.empty();
    }
  }

  /** The sentence of this key. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** These sentences with those of a clinic in their place, or added. */
  public Texts overlaid(Map<String, String> own) {
    SortedMap<String, String> both = new TreeMap<>(byKey);
    both.putAll(own);
    return new Texts(language, both);
  }

  /** One text for hashing and storing: equal contents give equal texts. */
  public String canonicalText() {
    return byKey.entrySet().stream()
        .map(text -> text.getKey() + " = " + text.getValue().replace("\n", " ") + "\n")
        .collect(Collectors.joining("", "language = " + language + "\n", ""));
  }
}
