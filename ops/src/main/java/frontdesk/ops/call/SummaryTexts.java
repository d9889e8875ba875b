package frontdesk.ops.call;

import frontdesk.engine.dialogue.LineRules;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences and names of a call's summary in one language. */
record SummaryTexts(String language) {
  /** The languages that there are sentences in. */
  static final List<String> LANGUAGES = LineRules.LANGUAGES;

  private static final String BUNDLE = "frontdesk.ops.call.summary";

  /** In a clinic's own language where there are sentences in it; else in English. */
  static SummaryTexts of(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return new SummaryTexts(LANGUAGES.contains(language) ? language : "en");
  }

  Locale locale() {
    return Locale.forLanguageTag(language);
  }

  /**
   * A sentence with what belongs into it.
   *
   * @throws java.util.MissingResourceException where there is none; a test holds that there is one
   *     for each key in every language
   */
  String say(String key, Object... values) {
    return String.format(locale(), bundle().getString(key), values);
  }

  /** The name of a constant, such as {@code topic.HOURS}. */
  String name(String group, Enum<?> constant) {
    return say(group + "." + constant.name());
  }

  ResourceBundle bundle() {
    ResourceBundle.Control only =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle(BUNDLE, locale(), SummaryTexts.class.getClassLoader(), only);
  }
}
