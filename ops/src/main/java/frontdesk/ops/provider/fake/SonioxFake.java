package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Soniox (soniox.com/docs/api-reference/stt/websocket-api), as it will be from January 2027. */
public final class SonioxFake extends EarFake {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST_CLOSE_CODE = 1_000;

  private volatile boolean endpoints;

  /** From now on it says by {@code <end>} that a sentence is over, as soon as all of it came. */
  public void hearsEndpoints() {
    endpoints = true;
  }

  /** guides/migrate-websocket-authentication: the header, and nothing else. */
  @Override
  protected boolean authorized(FakeExchange exchange) {
    return exchange.header("Authorization").filter(("Bearer " + KEY)::equals).isPresent();
  }

  @Override
  protected String refusal(int status) {
    return error(status, "refused").toString();
  }

  /** api-reference/errors. */
  private static ObjectNode error(int code, String words) {
    return object()
        .put("error_code", code)
        .put("error_type", "error_" + code)
        .put("error_message", words)
        .put("request_id", "r-1");
  }

  @Override
  protected void serve(FakeExchange exchange, Fault fault) throws IOException {
    FakeWebSocket socket = exchange.acceptWebSocket();
    if (socket.read() instanceof FakeWebSocket.Text first && configured(first.text())) {
      new Talk(this, socket, fault).run();
    } else {
      counts().add(Counts.Of.OFFENCES, 1);
      socket.text(error(400, "Invalid start request").toString());
      socket.close(FIRST_CLOSE_CODE, "");
      socket.read();
    }
  }

  private boolean configured(String text) {
    try {
      JsonNode config = JSON.readTree(text);
      List<String> terms = new ArrayList<>();
      config.path("context").path("terms").forEach(term -> terms.add(term.asText()));
      told(config.path("language_hints").path(0).asText(), terms);
      return config.path("audio_format").asText().equals("mulaw")
          && config.path("sample_rate").asInt() == 8_000
          && config.path("num_channels").asInt() == 1
          && config.path("enable_endpoint_detection").asBoolean()
          && config.path("model").asText().startsWith("stt-rt")
          && !config.has("api_key");
    } catch (JsonProcessingException garbage) {
      return false;
    }
  }

  private final class Talk extends EarTalk {
    private boolean ended;

    Talk(SonioxFake fake, FakeWebSocket socket, Fault fault) {
      super(fake, socket, fault);
    }

    /** stt/rt/connection-keepalive: 20 s. */
    @Override
    void idle() throws IOException {
      closeWith(408, "Request timeout.");
    }

    /** stt/rt/error-handling: an error, and at once the close. */
    @Override
    void closeWith(int code, String reason) throws IOException {
      if (code < FIRST_CLOSE_CODE) {
        socket().text(error(code, reason).toString());
        socket().close(FIRST_CLOSE_CODE, "");
      } else {
        socket().close(code, reason);
      }
    }

    @Override
    void onText(String text) throws IOException {
      if (text.isEmpty()) {
        socket().text(tokens("", true).put("finished", true).toString());
        socket().close(FIRST_CLOSE_CODE, "");
      } else if (text.contains("\"keepalive\"")) {
        fake().counts().add(Counts.Of.KEEP_ALIVES, 1);
      } else if (text.contains("\"finalize\"")) {
        fake().counts().add(Counts.Of.FINALIZES, 1);
        String said = rest();
        ObjectNode all = tokens(ended ? "" : said, true); // stt/rt/manual-finalization
        ended = false;
        ((ArrayNode) all.get("tokens")).addObject().put("text", "<fin>").put("is_final", true);
        say(all, fake().finalAfter());
      } else {
        fake().counts().add(Counts.Of.OFFENCES, 1);
      }
    }

    /**
     * stt/rt/endpoint-detection: at the end of a sentence its tokens come once more, now final, and
     * behind them {@code <end>}, which is a final token of its own; finalize has nothing to repeat.
     */
    @Override
    List<ObjectNode> interim(String text, boolean first, boolean last) {
      if (ended) {
        return List.of();
      }
      if (!endpoints || !last) {
        return List.of(tokens(text, false));
      }
      ended = true;
      ObjectNode sentence = tokens(text, true);
      ((ArrayNode) sentence.get("tokens")).addObject().put("text", "<end>").put("is_final", true);
      return List.of(sentence);
    }

    /** Pieces of words with their own spaces. */
    private ObjectNode tokens(String text, boolean fixed) {
      ObjectNode message = object();
      ArrayNode tokens = message.putArray("tokens");
      int from = 0;
      while (from < text.length()) {
        int to = Math.min(text.length(), from + 3);
        tokens
            .addObject()
            .put("text", text.substring(from, to))
            .put("is_final", fixed)
            .put("confidence", 0.95)
            .put("language", "ro");
        from = to;
      }
      message.put("final_audio_proc_ms", audioMs()).put("total_audio_proc_ms", audioMs());
      return message;
    }
  }
}
