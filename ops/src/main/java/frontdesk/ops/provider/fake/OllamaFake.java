package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.ops.provider.fake.ModelAnswer.End;
import java.util.List;
import java.util.Optional;

/** Ollama's own interface, docs.ollama.com/api: no key, and a line for each piece. */
public final class OllamaFake extends ModelFake {
  /** Where the adapter's account begins. */
  public java.net.URI base() {
    return uri();
  }

  @Override
  protected boolean authorized(FakeExchange exchange) {
    return true;
  }

  /** A sentence and no code: docs.ollama.com/api/errors. */
  @Override
  String refusal(int status, String code) {
    return object().put("error", "You sent: Ana Pop, +40 712 345 678.").toString();
  }

  @Override
  Optional<Offence> offence(FakeExchange exchange, JsonNode body) {
    boolean known =
        exchange.path().equals("/api/chat") && MODEL.equals(body.path("model").asText());
    return known ? Optional.empty() : Optional.of(new Offence(404, ""));
  }

  /** Kept between requests, but never told of. */
  @Override
  String cacheable(JsonNode body) {
    return "";
  }

  @Override
  ModelAsked read(JsonNode body) {
    return ModelAsked.ofMessages(body, JsonNode::toString);
  }

  @Override
  Script script(JsonNode body) {
    return new Lines();
  }

  private static final class Lines implements Script {
    @Override
    public String contentType() {
      return "application/x-ndjson";
    }

    /** The first line has the first piece. */
    @Override
    public List<String> opening(Tokens prompt) {
      return List.of();
    }

    private static ObjectNode line() {
      return object().put("model", MODEL).put("created_at", "2026-01-01T00:00:00.000000Z");
    }

    private static ObjectNode message(ObjectNode line) {
      return line.putObject("message").put("role", "assistant");
    }

    @Override
    public List<String> text(String piece) {
      ObjectNode line = line();
      message(line).put("content", piece);
      return List.of(line.put("done", false) + "\n");
    }

    /** A whole object; neither an id nor, before version 0.10, a number. */
    @Override
    public List<String> call(int index, ModelAnswer.Call call) {
      ObjectNode line = line();
      ObjectNode function =
          message(line)
              .put("content", "")
              .putArray("tool_calls")
              .addObject()
              .putObject("function")
              .put("name", call.tool());
      try {
        function.set("arguments", JSON.readTree(call.arguments()));
      } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
        function.put("arguments", call.arguments());
      }
      return List.of(line.put("done", false) + "\n");
    }

    @Override
    public List<String> ending(End end, Tokens all) {
      if (end == End.ERROR || end == End.BAD_CALL) {
        return List.of(object().put("error", "error parsing tool call") + "\n");
      }
      ObjectNode line = line();
      message(line).put("content", "");
      line.put("done", true).put("done_reason", end == End.LENGTH ? "length" : "stop");
      line.put("total_duration", 181_553_584L).put("load_duration", 27_906_292L);
      line.put("prompt_eval_count", all.prompt()).put("prompt_eval_duration", 109_000_000L);
      line.put("eval_count", all.answer()).put("eval_duration", 42_000_000L);
      return List.of(line + "\n");
    }

    @Override
    public String keepAlive() {
      return "\n";
    }

    @Override
    public List<String> strangers() {
      ObjectNode line = line();
      message(line).put("content", "").put("thinking", "Let me see.");
      return List.of("\n", line.put("done", false).put("glitter", true) + "\n");
    }
  }
}
