package frontdesk.engine.provider.deepgram;

import java.time.Duration;
import java.util.List;

/**
 * How Deepgram is used.
 *
 * @param model of {@code /v1/listen}, such as {@code nova-3}
 * @param languages primary subtags that the model is asked for, one at a time
 * @param endpointing silence after which it says that a sentence is over; its own default of 10 ms
 *     says so in every breath
 * @param utteranceEnd gap between words after which it says so in noise too; 1 s or longer
 * @param fluxModel of {@code /v2/listen}, such as {@code flux-general-en}
 * @param fluxLanguages primary subtags that the Flux model understands; Romanian is not among them
 * @param endOfTurn confidence at which Flux ends a turn, 0.5 to 1
 * @param eagerEndOfTurn confidence at which Flux says that a turn is likely over, 0.3 to 0.9
 */
public record DeepgramSettings(
    String model,
    List<String> languages,
    Duration endpointing,
    Duration utteranceEnd,
    String fluxModel,
    List<String> fluxLanguages,
    double endOfTurn,
    double eagerEndOfTurn) {
  public DeepgramSettings {
    languages = List.copyOf(languages);
    fluxLanguages = List.copyOf(fluxLanguages);
  }
}
