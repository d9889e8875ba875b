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
 * Deepgram's Flux, {@code /v2/listen}: a model that judges itself when a turn is over
 * (developers.deepgram.com/docs/flux). There is no keep-alive: a connection that it closes between
 * utterances is made again.
 */
public record Flux(Account account, DeepgramSettings settings) implements DeepgramDialect {
  private static final String MULTILINGUAL = "multi";

  @Override
  public String name() {
    return "deepgram-flux";
  }

  @Override
  public List<String> languages() {
    return settings.fluxLanguages();
  }

  @Override
  public WebSocketLink.Target target(Request request, List<String> hints) {
    String language =
        settings.fluxModel().endsWith(MULTILINGUAL)
            ? "&language_hint=" + DeepgramWire.language(request.language())
            : "";
    String query =
        "?model=%s&%s&eot_threshold=%s&eager_eot_threshold=%s%s%s"
            .formatted(
                settings.fluxModel(),
                "encoding=mulaw&sample_rate=8000",
                settings.endOfTurn(),
                settings.eagerEndOfTurn(),
                language,
                DeepgramWire.keyterms(hints));
    return target("/v2/listen" + query);
  }

  @Override
  public String finish() {
    return "{\"type\":\"ForceEndTurn\"}";
  }

  @Override
  public Optional<String> keepAlive() {
    return Optional.empty();
  }

  @Override
  public Reader reader() {
    return new Turns();
  }

  /**
   * docs/flux/state: {@code EagerEndOfTurn} may be taken back by {@code TurnResumed}; {@code
   * EndOfTurn} ends a turn. An utterance ends when this side says so: it may hold several turns.
   */
  private static final class Turns implements Reader {
    /** An update comes for about each quarter of a second: what is left after the last is less. */
    private static final Duration UNHEARD = Duration.ofMillis(400);

    private String said = "";
    private double confidence;
    private int turns;
    private boolean open;
    private boolean finishing;
    private boolean listening;
    private Duration heardUntil = Duration.ZERO;

    @Override
    public List<Heard> read(String message) {
      return MessageTree.read(message, this::read);
    }

    private List<Heard> read(JsonNode message) {
      return switch (message.path("type").asText()) {
        case "TurnInfo" -> turn(message, message.path("event").asText());
        case "Error" -> DeepgramDialect.failed(message.path("code").asText());
        default -> List.of();
      };
    }

    private List<Heard> turn(JsonNode message, String event) {
      String all = MessageTree.joined(said, message.path("transcript").asText());
      heardUntil =
          Duration.ofMillis(Math.round(message.path("audio_window_end").asDouble() * 1_000));
      if (event.equals("EndOfTurn")) {
        open = false;
        said = all;
        confidence += sure(message);
        turns++;
        return finishing ? List.of(words()) : partial(all, message, true);
      }
      listening = true;
      open = open || !message.path("transcript").asText().isBlank();
      return partial(all, message, event.equals("EagerEndOfTurn"));
    }

    private static List<Heard> partial(String text, JsonNode message, boolean likelyFinished) {
      return text.isBlank()
          ? List.of()
          : List.of(new Heard.Partial(text, sure(message), likelyFinished));
    }

    /** The mean of its words' confidences. */
    private static double sure(JsonNode message) {
      JsonNode words = message.path("words");
      double sum = 0;
      for (JsonNode word : words) {
        sum += word.path("confidence").asDouble();
      }
      return words.isEmpty() ? 0 : sum / words.size();
    }

    @Override
    public List<Heard> finish(Duration sent) {
      if (!open && !said.isBlank()) {
        return List.of(words());
      }
      finishing = true;
      return List.of();
    }

    /** Where no turn was open nobody ends one; updates without words show that it does listen. */
    @Override
    public Optional<Heard.Final> rest(Duration sent) {
      boolean all = listening && sent.minus(heardUntil).compareTo(UNHEARD) <= 0;
      return open || !all ? Optional.empty() : Optional.of(words());
    }

    private Heard.Final words() {
      Heard.Final words = new Heard.Final(said, turns == 0 ? 0 : confidence / turns);
      said = "";
      confidence = 0;
      turns = 0;
      finishing = false;
      listening = false;
      return words;
    }
  }
}
