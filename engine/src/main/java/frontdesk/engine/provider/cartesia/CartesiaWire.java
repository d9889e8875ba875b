package frontdesk.engine.provider.cartesia;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.provider.voice.ContextWire;
import frontdesk.engine.provider.voice.MuLaw;
import frontdesk.engine.provider.voice.VoiceChoice;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Failures;
import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cartesia's text to speech by WebSocket, {@code /tts/websocket} of version 2026-03-01
 * (docs.cartesia.ai/api-reference/tts/websocket).
 *
 * <p>A text is a context of its own and is given as a whole, so that nothing is buffered at the
 * vendor ({@code max_buffer_delay_ms} 0) and no flush is needed. A cancelled context may still send
 * what was made; over the limit of contexts a context may fall silent without an error: its
 * deadline ends it. A close with 1000 after five idle minutes is no failure of anything.
 */
public record CartesiaWire(Account account, VoiceChoice choice) implements ContextWire {
  /** Decides the shape of errors, among others. */
  static final String VERSION = "2026-03-01";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What {@code generation_config.speed} takes. */
  private static final double SLOWEST = 0.6;

  private static final double FASTEST = 1.5;
  private static final int SERVER_ERROR = 500;

  @Override
  public String lane(Manner manner) {
    return "";
  }

  @Override
  public WebSocketLink.Target target(Manner manner) {
    return new WebSocketLink.Target(
        account.webSocket("/tts/websocket"),
        Map.of("X-API-Key", account.key().get().reveal(), "Cartesia-Version", VERSION));
  }

  @Override
  public List<String> speak(String context, String text, Manner manner) {
    ObjectNode request = JSON.createObjectNode();
    request.put("context_id", context);
    request.put("model_id", choice.model());
    request.put("transcript", text);
    request.putObject("voice").put("mode", "id").put("id", choice.voice(manner));
    request.put("language", VoiceChoice.language(manner));
    request
        .putObject("output_format")
        .put("container", "raw")
        .put("encoding", "pcm_mulaw")
        .put("sample_rate", MuLaw.RATE_HZ);
    request.put("continue", false);
    request.put("max_buffer_delay_ms", 0);
    if (manner.rate() != 1) {
      request
          .putObject("generation_config")
          .put("speed", Math.max(SLOWEST, Math.min(FASTEST, manner.rate())));
    }
    return List.of(request.toString());
  }

  @Override
  public Optional<String> cancel(String context) {
    return Optional.of(
        JSON.createObjectNode().put("context_id", context).put("cancel", true).toString());
  }

  @Override
  public boolean holdsUntilFinal() {
    return false;
  }

  @Override
  public Event read(String message) {
    try {
      JsonNode json = JSON.readTree(message);
      Optional<String> context = Optional.ofNullable(json.path("context_id").textValue());
      return switch (json.path("type").asText()) {
        case "chunk" -> new Audio(context.orElse(""), MuLaw.ofBase64(json.path("data").asText()));
        case "done" -> new Final(context.orElse(""));
        case "error" -> new Failed(context, failure(json));
        case "" -> new Failed(context, Failure.of(Failure.Kind.BROKEN, "garbage"));
        default -> new Other();
      };
    } catch (JsonProcessingException | IllegalArgumentException garbage) {
      return new Failed(Optional.empty(), Failure.of(Failure.Kind.BROKEN, "garbage"));
    }
  }

  /** By status and {@code error_code}; title and message may repeat what was to be said. */
  private static Failure failure(JsonNode json) {
    Failure usual =
        Failures.ofStatus(json.path("status_code").asInt(SERVER_ERROR), header -> Optional.empty());
    String code = json.path("error_code").asText();
    boolean limited = code.equals("concurrency_limited") || code.equals("rate_limited");
    Failure.Kind kind = limited ? Failure.Kind.LIMITED : usual.kind();
    return Failure.of(kind, Failures.code(code, usual.code()));
  }

  @Override
  public Failure ofClose(WebSocketLink.Closed closed) {
    return closed.failure();
  }
}
