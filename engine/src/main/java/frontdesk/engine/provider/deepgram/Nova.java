package frontdesk.engine.provider.deepgram;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.engine.provider.ear.Heard;
import frontdesk.engine.provider.ear.MessageTree;
import frontdesk.engine.provider.ear.Reader;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Deepgram's streaming interface {@code /v1/listen}
 * (developers.deepgram.com/docs/live-streaming-audio).
 */
public record Nova(Account account, DeepgramSettings settings) implements DeepgramDialect {
  @Override
  public String name() {
    return "deepgram";
  }

  @Override
  public List<String> languages() {
    return settings.languages();
  }

  @Override
  public WebSocketLink.Target target(Request request, List<String> hints) {
    String query =
        "?model=%s&language=%s&%s&interim_results=true&endpointing=%d&utterance_end_ms=%d%s"
            .formatted(
                settings.model(),
                DeepgramWire.language(request.language()),
                DeepgramWire.TELEPHONE,
                settings.endpointing().toMillis(),
                settings.utteranceEnd().toMillis(),
                DeepgramWire.keyterms(hints));
    return target("/v1/listen" + query);
  }

  @Override
  public String finish() {
    return "{\"type\":\"Finalize\"}"; // docs/finalize
  }

  /** docs/finalize: the stream goes on after it, and nothing bounds how often. */
  @Override
  public Optional<Duration> pausesEvery() {
    return Optional.of(Duration.ZERO);
  }

  /** docs/audio-keep-alive: as text; as a binary frame it would be taken for audio. */
  @Override
  public Optional<String> keepAlive() {
    return Optional.of("{\"type\":\"KeepAlive\"}");
  }

  @Override
  public Reader reader() {
    return new Results();
  }

  /**
   * docs/understand-endpointing-interim-results: interims replace each other, {@code is_final} ends
   * a segment and not the sentence, and {@code from_finalize} is the answer to Finalize, which may
   * be empty, and may not come at all where no significant amount of audio is left (docs/finalize).
   */
  private static final class Results implements Reader {
    /** So much audio holds no word, and may be too little for a Finalize to be answered. */
    private static final Duration INSIGNIFICANT = Duration.ofMillis(200);

    private String said = "";
    private double confidence;
    private int segments;
    private boolean open;
    private Duration finalUntil = Duration.ZERO;

    @Override
    public List<Heard> read(String message) {
      return MessageTree.read(message, this::read);
    }

    private List<Heard> read(JsonNode message) {
      return switch (message.path("type").asText()) {
        case "Results" -> results(message);
        case "UtteranceEnd" ->
            said.isEmpty() ? List.of() : List.of(new Heard.Partial(said, mean(), true));
        case "Error" -> DeepgramDialect.failed(message.path("variant").asText());
        default -> List.of();
      };
    }

    private List<Heard> results(JsonNode message) {
      JsonNode best = message.path("channel").path("alternatives").path(0);
      String text = best.path("transcript").asText();
      boolean segment = message.path("is_final").asBoolean();
      open = segment ? false : open || !text.isBlank();
      finalUntil = segment ? end(message) : finalUntil;
      String all = MessageTree.joined(said, text);
      if (segment && !text.isBlank()) {
        said = all;
        confidence += best.path("confidence").asDouble();
        segments++;
      }
      if (message.path("from_finalize").asBoolean()) {
        return List.of(words(Optional.of(finalUntil)));
      }
      double sure = segments == 0 ? best.path("confidence").asDouble() : mean();
      return all.isBlank()
          ? List.of()
          : List.of(new Heard.Partial(all, sure, message.path("speech_final").asBoolean()));
    }

    /** docs/measuring-streaming-latency: how much audio a result is of. */
    private static Duration end(JsonNode result) {
      double seconds = result.path("start").asDouble() + result.path("duration").asDouble();
      return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    private Heard.Final words(Optional<Duration> until) {
      Heard.Final words = new Heard.Final(said, mean(), until);
      said = "";
      confidence = 0;
      segments = 0;
      return words;
    }

    /** Where its own endpointing has made everything final, a Finalize might not be answered. */
    @Override
    public List<Heard> finish(Duration sent) {
      return rest(sent).map(List::<Heard>of).orElse(List.of());
    }

    /** Words that were shown and are not final, and audio that could hold some, are to come. */
    @Override
    public Optional<Heard.Final> rest(Duration sent) {
      boolean all =
          !open && !finalUntil.isZero() && sent.minus(finalUntil).compareTo(INSIGNIFICANT) <= 0;
      return all ? Optional.of(words(Optional.empty())) : Optional.empty();
    }

    private double mean() {
      return segments == 0 ? 0 : confidence / segments;
    }
  }
}
