package frontdesk.engine.provider.elevenlabs;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ElevenLabs' text to speech by multi-context WebSocket
 * (elevenlabs.io/docs/api-reference/multi-context-text-to-speech).
 *
 * <p>Voice, model and language belong to the socket. A context is opened by a single space with its
 * only {@code voice_settings}, given the whole text with a flush, and closed at once: what was
 * flushed is still spoken, then {@code isFinal} comes, and until then it counts against the limit
 * of five. Closing a context does not stop it, and a word to one that is closing ends the socket
 * with 1008: what nobody wants any more is stopped by closing the socket when nothing wanted is on
 * it. No context waits for text, so that none needs to be kept alive.
 */
public record ElevenLabsWire(Account account, VoiceChoice choice) implements ContextWire {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Seconds; the most that the vendor takes. A socket is closed before by this side. */
  private static final int INACTIVITY_TIMEOUT_S = 180;

  /** What {@code voice_settings.speed} takes. */
  private static final double SLOWEST = 0.7;

  private static final double FASTEST = 1.2;
  private static final int POLICY_VIOLATION = 1_008;

  @Override
  public String lane(Manner manner) {
    return choice.voice(manner) + " " + VoiceChoice.language(manner);
  }

  @Override
  public WebSocketLink.Target target(Manner manner) {
    String path =
        "/v1/text-to-speech/"
            + encoded(choice.voice(manner))
            + "/multi-stream-input?model_id="
            + encoded(choice.model())
            + "&output_format=ulaw_8000&auto_mode=true&inactivity_timeout="
            + INACTIVITY_TIMEOUT_S
            + language(manner);
    return new WebSocketLink.Target(
        account.webSocket(path), Map.of("xi-api-key", account.key().get().reveal()));
  }

  /** Only these families take a language; others find out by themselves. */
  private String language(Manner manner) {
    boolean takes = choice.model().contains("flash_v2_5") || choice.model().contains("turbo_v2_5");
    return takes ? "&language_code=" + encoded(VoiceChoice.language(manner)) : "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public List<String> speak(String context, String text, Manner manner) {
    ObjectNode open = JSON.createObjectNode().put("text", " ").put("context_id", context);
    ObjectNode settings = open.putObject("voice_settings");
    settings.put("speed", Math.max(SLOWEST, Math.min(FASTEST, manner.rate())));
    ObjectNode words = JSON.createObjectNode();
    words.put("text", text.strip() + " ").put("context_id", context).put("flush", true);
    ObjectNode close = JSON.createObjectNode().put("context_id", context);
    close.put("close_context", true);
    return List.of(open.toString(), words.toString(), close.toString());
  }

  @Override
  public Optional<String> cancel(String context) {
    return Optional.empty();
  }

  @Override
  public boolean holdsUntilFinal() {
    return true;
  }

  @Override
  public Event read(String message) {
    try {
      JsonNode json = JSON.readTree(message);
      Optional<String> context = Optional.ofNullable(json.path("contextId").textValue());
      if (json.hasNonNull("error") || json.hasNonNull("code")) {
        return new Failed(context, failure(json));
      } else if (json.hasNonNull("audio")) {
        return new Audio(context.orElse(""), MuLaw.ofBase64(json.path("audio").asText()));
      } else if (json.path("isFinal").asBoolean()) {
        return new Final(context.orElse(""));
      }
      return json.isObject()
          ? new Other()
          : new Failed(context, Failure.of(Failure.Kind.BROKEN, "garbage"));
    } catch (JsonProcessingException | IllegalArgumentException garbage) {
      return new Failed(Optional.empty(), Failure.of(Failure.Kind.BROKEN, "garbage"));
    }
  }

  /** By the vendor's name for it; its message may repeat what was to be said. */
  private static Failure failure(JsonNode json) {
    return named(json.path("error").asText(), json.path("code").asInt());
  }

  private static Failure named(String error, int code) {
    Failure.Kind kind =
        switch (error) {
          // Too much at once, on this socket or at all.
          case "max_active_conversations",
              "too_many_concurrent_requests",
              "rate_limit_exceeded",
              "system_busy" ->
              Failure.Kind.LIMITED;
          default -> Failures.ofClose(code).kind();
        };
    return Failure.of(kind, Failures.code(error, code == 0 ? "" : Integer.toString(code)));
  }

  /** A close for policy is mostly preceded by the reason as an error; its text may hold it too. */
  @Override
  public Failure ofClose(WebSocketLink.Closed closed) {
    if (closed.code() == POLICY_VIOLATION && closed.reason().contains("max_active_conversations")) {
      return named("max_active_conversations", closed.code());
    }
    return closed.failure();
  }
}
