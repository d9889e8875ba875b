package frontdesk.engine.speech;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.EmbeddedRecognizers.Kind;
import frontdesk.engine.speech.EmbeddedRecognizers.Preference;
import frontdesk.engine.speech.pocketsphinx.PocketSphinxSettings;
import frontdesk.engine.speech.recognizer.RecognizerSettings;
import frontdesk.engine.speech.sphinx.SphinxSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddedRecognizersTest {
  @Test
  void shouldChooseTheInstalledOneByItself() {
    var choice = EmbeddedRecognizers.choose(Preference.AUTO, RecognizerSettings.DEFAULTS);
    try (var recognizer = choice.recognizer()) {
      assertThat(choice.kind())
          .as("needs the Debian packages libpocketsphinx3 and pocketsphinx-en-us")
          .isEqualTo(Kind.POCKETSPHINX);
      assertThat(recognizer.name()).isEqualTo("pocketsphinx");
    }
  }

  @Test
  void shouldFallBackToTheBuiltInOneAndNameThePackages() {
    var choice =
        EmbeddedRecognizers.choose(
            Preference.AUTO,
            RecognizerSettings.DEFAULTS,
            SphinxSettings.DEFAULTS,
            new PocketSphinxSettings(Path.of("/nowhere"), 0.65, 0.1, 60, 0.4));
    try (var recognizer = choice.recognizer()) {
      assertThat(choice.kind()).isEqualTo(Kind.SPHINX4);
      assertThat(recognizer.name()).isEqualTo("sphinx4");
      assertThat(choice.explanation()).contains("libpocketsphinx3").contains("pocketsphinx-en-us");
    }
  }

  @Test
  void shouldTakeTheBuiltInOneWhenAsked() {
    var choice = EmbeddedRecognizers.choose(Preference.SPHINX4, RecognizerSettings.DEFAULTS);
    choice.recognizer().close();
    assertThat(choice.kind()).isEqualTo(Kind.SPHINX4);
  }
}
