package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.ops.provider.fake.Counts.Of;
import java.util.Base64;

/** Cartesia, {@code /tts/websocket} of version 2026-03-01. */
public final class CartesiaFake extends ContextVoiceFake {
  /** docs.cartesia.ai, concurrency limits and timeouts: an idle socket ends with 1000 and this. */
  public static final String IDLE = "connection idle timeout";

  private volatile int limit = 15;

  /** docs.cartesia.ai, concurrency limits: contexts in parallel, by plan 2, 3, 5 or 15. */
  public void allows(int contexts) {
    limit = contexts;
  }

  @Override
  protected boolean authorized(FakeExchange exchange) {
    return exchange.header("X-API-Key").filter(KEY::equals).isPresent();
  }

  /** docs.cartesia.ai/2026-03-01/api-reference, errors. */
  @Override
  protected String refusal(int status) {
    return "{\"title\":\"refused\",\"message\":\"your text\",\"status_code\":" + status + "}";
  }

  /** docs.cartesia.ai, versioning: every request names a version. */
  @Override
  boolean accepts(FakeExchange exchange) {
    return exchange.path().equals("/tts/websocket")
        && exchange
            .header("Cartesia-Version")
            .filter(v -> v.matches("\\d{4}-\\d\\d-\\d\\d"))
            .isPresent();
  }

  @Override
  void on(Session session, JsonNode message) {
    String id = message.path("context_id").asText();
    if (message.path("cancel").asBoolean()) {
      // docs.cartesia.ai, contexts: what is not made yet is not made; nothing is answered.
      if (session.knows(id)) {
        session.context(id).cancel();
      }
    } else if (!isWellFormed(message, id)) {
      counts().add(Of.OFFENCES, 1);
      session.say(error(id, 400, "invalid_request"));
    } else if (!session.knows(id) && openContexts() >= limit) {
      session.say(error(id, 429, "concurrency_limited"));
    } else {
      Context context = session.knows(id) ? session.context(id) : session.open(id);
      if (context.closing) {
        counts().add(Of.OFFENCES, 1);
        session.say(error(id, 400, "context_closed"));
        return;
      }
      // docs.cartesia.ai, stream inputs: transcripts of a context are joined verbatim.
      context.text.append(message.path("transcript").asText());
      if (!message.path("continue").asBoolean()) {
        context.closing = true;
        context.speak();
      }
    }
  }

  /** docs.cartesia.ai/2026-03-01/api-reference/tts/websocket, generation request. */
  private static boolean isWellFormed(JsonNode message, String id) {
    JsonNode format = message.path("output_format");
    double speed = message.path("generation_config").path("speed").asDouble(1);
    return !id.isEmpty()
        && message.hasNonNull("model_id")
        && message.path("transcript").isTextual()
        && message.path("voice").path("mode").asText().equals("id")
        && message.path("voice").hasNonNull("id")
        && message.path("language").asText().matches("[a-z]{2}")
        && format.path("container").asText().equals("raw")
        && format.path("encoding").asText().equals("pcm_mulaw")
        && format.path("sample_rate").asInt() == 8_000
        && speed >= 0.6
        && speed <= 1.5;
  }

  private static String error(String id, int status, String code) {
    ObjectNode error = JSON.createObjectNode().put("type", "error").put("done", true);
    error.put("status_code", status).put("error_code", code).put("title", "Title");
    error.put("message", "what was to be said").put("context_id", id).put("request_id", "r");
    return error.toString();
  }

  @Override
  String audio(String context, byte[] muLaw) {
    ObjectNode chunk = JSON.createObjectNode().put("type", "chunk");
    chunk.put("data", Base64.getEncoder().encodeToString(muLaw)).put("done", false);
    chunk.put("status_code", 206).put("step_time", 12.5).put("context_id", context);
    return chunk.toString();
  }

  @Override
  String ended(String context) {
    ObjectNode done = JSON.createObjectNode().put("type", "done").put("done", true);
    return done.put("status_code", 200).put("context_id", context).toString();
  }

  @Override
  String stranger(String context) {
    ObjectNode stranger = JSON.createObjectNode().put("type", "weather").put("context_id", context);
    stranger.putObject("tomorrow").put("sun", true);
    return stranger.toString();
  }
}
