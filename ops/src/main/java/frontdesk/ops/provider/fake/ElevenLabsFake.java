package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.ops.provider.fake.Counts.Of;
import java.io.IOException;
import java.util.Base64;

/** ElevenLabs, {@code /v1/text-to-speech/VOICE/multi-stream-input}. */
public final class ElevenLabsFake extends ContextVoiceFake {
  /** Sockets without a word end after inactivity_timeout, 20 s unless set. */
  public static final String IDLE = "input timeout exceeded";

  /** elevenlabs.io/docs, multi-context: contexts of one socket. */
  private static final int MOST_CONTEXTS = 5;

  private static final int POLICY_VIOLATION = 1_008;
  private static final int NORMAL = 1_000;

  @Override
  protected boolean authorized(FakeExchange exchange) {
    return exchange.header("xi-api-key").filter(KEY::equals).isPresent();
  }

  @Override
  protected String refusal(int status) {
    return "{\"detail\":{\"status\":\"refused_" + status + "\",\"message\":\"your text\"}}";
  }

  @Override
  boolean accepts(FakeExchange exchange) {
    return exchange.path().matches("/v1/text-to-speech/[^/]+/multi-stream-input")
        && exchange.query("output_format").contains("ulaw_8000")
        && !exchange.query("model_id").isEmpty();
  }

  @Override
  void on(Session session, JsonNode message) throws IOException {
    String id = message.path("context_id").asText();
    if (message.path("close_socket").asBoolean()) {
      session.close(NORMAL, "");
    } else if (!session.knows(id)) {
      open(session, id, message);
    } else if (session.context(id).closing) {
      // A word to a context that is closing ends the socket.
      offend(session, "invalid_context_state");
    } else if (message.has("voice_settings")) {
      // "voice_settings field must be provided in the first message", and only there.
      offend(session, "voice_settings_not_first");
    } else {
      more(session, session.context(id), message);
    }
  }

  /** The first message of a context: a single space, with its settings. */
  private void open(Session session, String id, JsonNode message) {
    if (message.path("close_context").asBoolean()) {
      counts().add(Of.OFFENCES, 1);
    } else if (!message.path("text").asText().equals(" ")) {
      offend(session, "invalid_first_message");
    } else if (session.size() >= MOST_CONTEXTS) {
      offend(session, "max_active_conversations");
    } else {
      double speed = message.path("voice_settings").path("speed").asDouble(1);
      if (speed < 0.7 || speed > 1.2) {
        offend(session, "invalid_voice_settings");
      } else {
        session.open(id);
      }
    }
  }

  /** Text collects until a flush; closing lets what was flushed be spoken, then says isFinal. */
  private void more(Session session, Context context, JsonNode message) {
    context.text.append(message.path("text").asText());
    if (message.path("flush").asBoolean()) {
      context.speak();
    }
    if (message.path("close_context").asBoolean()) {
      context.closing = true;
      if (context.isSpoken()) {
        session.remove(context.id);
      }
    }
  }

  /** An error names its cause, and the socket ends with 1008. */
  private void offend(Session session, String cause) {
    counts().add(Of.OFFENCES, 1);
    ObjectNode error = JSON.createObjectNode().put("message", "your text").put("error", cause);
    session.say(error.put("code", POLICY_VIOLATION).toString());
    session.close(POLICY_VIOLATION, "policy violation");
  }

  @Override
  String audio(String context, byte[] muLaw) {
    ObjectNode audio = JSON.createObjectNode();
    audio.put("audio", Base64.getEncoder().encodeToString(muLaw));
    audio.putNull("alignment").putNull("normalizedAlignment").putNull("isFinal");
    return audio.put("contextId", context).toString();
  }

  @Override
  String ended(String context) {
    return JSON.createObjectNode().put("isFinal", true).put("contextId", context).toString();
  }

  @Override
  String stranger(String context) {
    return JSON.createObjectNode().put("weather", "sun").put("contextId", context).toString();
  }
}
