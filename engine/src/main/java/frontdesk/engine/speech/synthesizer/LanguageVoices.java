package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.provider.SpeechSynthesizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Several voices as one: each text is spoken by the voice of its language, by the usual one where
 * the language has none of its own. Which languages can be spoken is known beforehand ({@link
 * EmbeddedSynthesizers#forLanguage}): a text in another one is not lost, only badly pronounced.
 * Safe for all threads.
 */
public final class LanguageVoices implements SpeechSynthesizer {
  private final SpeechSynthesizer usual;
  private final Map<String, SpeechSynthesizer> others;

  /**
   * Voices by the primary subtag of their language; closing this closes all of them.
   *
   * @param usual for every other language
   */
  public LanguageVoices(SpeechSynthesizer usual, Map<String, SpeechSynthesizer> others) {
    this.usual = usual;
    this.others = Map.copyOf(others);
  }

  @Override
  public String name() {
    return usual.name();
  }

  @Override
  public List<String> languages() {
    return Stream.concat(usual.languages().stream(), others.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public String sound(Manner manner) {
    return of(manner).sound(manner);
  }

  @Override
  public Utterance speak(String text, Manner manner, Listener listener) {
    return of(manner).speak(text, manner, listener);
  }

  private SpeechSynthesizer of(Manner manner) {
    String primary = Locale.forLanguageTag(manner.language()).getLanguage();
    return others.getOrDefault(primary, usual);
  }

  @Override
  public void close() {
    usual.close();
    others.values().forEach(SpeechSynthesizer::close);
  }
}
