package frontdesk.engine.provider.voice;

import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which model and voices of a vendor speak.
 *
 * @param model by the vendor's name; empty where it has none
 * @param voices by the primary subtag of their language; never empty
 */
public record VoiceChoice(String model, Map<String, String> voices) {
  public VoiceChoice {
    voices = Map.copyOf(voices);
    if (voices.isEmpty()) {
      throw new IllegalArgumentException("at least one language must have a voice");
    }
  }

  /** The languages that there are voices for, sorted. */
  public List<String> languages() {
    return voices.keySet().stream().sorted().toList();
  }

  /** The primary subtag of a manner's language, such as {@code ro}. */
  public static String language(Manner manner) {
    return Locale.forLanguageTag(manner.language()).getLanguage();
  }

  /** The voice that speaks in this manner: the one it names, else that of its language. */
  public String voice(Manner manner) {
    return manner
        .voice()
        .orElseGet(() -> voices.getOrDefault(language(manner), voices.get(languages().get(0))));
  }

  /** What tells the sound of this manner apart, for whoever keeps audio. */
  public String sound(String vendor, Manner manner) {
    return vendor + " " + model + " " + voice(manner);
  }
}
