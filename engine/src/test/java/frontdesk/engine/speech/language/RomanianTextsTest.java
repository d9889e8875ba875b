package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The Romanian texts against the English ones: nothing is missing, nothing else is filled in. */
class RomanianTextsTest {
  private static final String BUNDLE = "frontdesk.engine.dialogue.texts";

  private final ResourceBundle english = bundle("en");
  private final ResourceBundle romanian = bundle("ro");

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle(
        BUNDLE,
        Locale.forLanguageTag(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  @Test
  void shouldHaveEverySentenceOfEnglish() {
    assertThat(romanian.keySet()).isEqualTo(english.keySet());
  }

  @Test
  void shouldFillInTheSame() {
    for (String key : english.keySet()) {
      assertThat(names(romanian.getString(key))).as(key).isEqualTo(names(english.getString(key)));
    }
  }

  private static Set<String> names(String template) {
    Set<String> names = new TreeSet<>();
    SpokenText.placeholders(template).forEach(name -> names.add(name.replaceAll("\\..*", "")));
    return names;
  }

  @Test
  void shouldWriteTheLettersThatRomanianHas() {
    for (String key : romanian.keySet()) {
      assertThat(romanian.getString(key)).as(key).doesNotContain("ş", "ţ", "Ş", "Ţ", "Ã", "�");
    }
  }
}
