package frontdesk.engine.speech.synthesizer;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.provider.SpeechSynthesizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LanguageVoicesTest {
  private static final String NOTHING_INSTALLED = "";

  @Test
  void shouldSpeakEachLanguageByItsVoice() {
    // given
    List<String> spoken = new ArrayList<>();
    try (LanguageVoices voices =
        new LanguageVoices(
            new Noted("usual", spoken), Map.of("ro", new Noted("romanian", spoken)))) {
      assertThat(voices.languages()).containsExactly("en", "ro");
      // when
      voices.speak("one", "en", samples -> {});
      voices.speak("two", "ro-RO", samples -> {});
      voices.speak("three", "de", samples -> {});
    }
    // then
    assertThat(spoken)
        .containsExactly(
            "usual one", "romanian two", "usual three", "usual closed", "romanian closed");
  }

  @Test
  void shouldSayThatALanguageHasNoVoice() {
    LanguageVoice romanian =
        EmbeddedSynthesizers.forLanguage(
            "ro", SynthesizerSettings.DEFAULTS, UnaryOperator.identity(), NOTHING_INSTALLED);
    assertThat(romanian)
        .isInstanceOfSatisfying(
            LanguageVoice.Unspoken.class,
            unspoken -> assertThat(unspoken.remedy()).contains("ro", "espeak-ng"));
  }

  @Test
  void shouldAlwaysHaveAVoiceOfEnglish() {
    LanguageVoice english =
        EmbeddedSynthesizers.forLanguage(
            "en-GB", SynthesizerSettings.DEFAULTS, UnaryOperator.identity(), NOTHING_INSTALLED);
    assertThat(english)
        .isInstanceOfSatisfying(
            LanguageVoice.Spoken.class, spoken -> spoken.choice().synthesizer().close());
  }

  /** Notes what it should have said. */
  private record Noted(String name, List<String> spoken) implements SpeechSynthesizer {
    @Override
    public Utterance speak(String text, Manner manner, Listener listener) {
      spoken.add(name + " " + text);
      return new Utterance() {
        @Override
        public void cancel() {
          // It is over already.
        }

        @Override
        public CompletionStage<Outcome> done() {
          return CompletableFuture.completedFuture(Outcome.COMPLETE);
        }
      };
    }

    @Override
    public void close() {
      spoken.add(name + " closed");
    }
  }
}
