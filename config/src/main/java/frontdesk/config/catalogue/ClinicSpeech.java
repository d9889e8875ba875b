package frontdesk.config.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a clinic speaks: its languages, its voice, and its facts in each language.
 *
 * @param languages tags of all languages that it speaks; the first is the one that calls begin in
 * @param voice the synthesizer's voice by name; empty: the one of the language
 * @param rate how fast it speaks: 1 is the voice's own pace, from 0.5 to 2
 * @param words its facts in the other languages, by language tag
 * @param providers who hears, speaks and thinks for it
 */
public record ClinicSpeech(
    List<String> languages,
    Optional<String> voice,
    double rate,
    Map<String, Words> words,
    ClinicProviders providers) {
  static final double OWN_PACE = 1.0;

  /** By the node's providers, in their order. */
  public ClinicSpeech(
      List<String> languages, Optional<String> voice, double rate, Map<String, Words> words) {
    this(languages, voice, rate, words, ClinicProviders.AS_EVERYWHERE);
  }

  /**
   * A clinic's facts in another language; what is empty is said as in the clinic's own.
   *
   * @param spokenName its name as the synthesizer should say it
   * @param address as it is to be spoken
   * @param emergencyNumber as it is to be spoken
   * @param voice the synthesizer's voice by name
   * @param rate how fast that voice speaks
   * @param texts sentences of the clinic's own by text key
   */
  public record Words(
      Optional<String> spokenName,
      Optional<String> address,
      Optional<String> emergencyNumber,
      Optional<String> voice,
      Optional<Double> rate,
      Map<String, String> texts) {
    static final Words NONE =
        new Words(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
  }

  /** The speech of a clinic that knows one language, in that language's voice. */
  public static ClinicSpeech of(String language) {
    return new ClinicSpeech(List.of(language), Optional.empty(), OWN_PACE, Map.of());
  }

  Words in(String language) {
    return Languages.find(words, language).orElse(Words.NONE);
  }
}
