package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.ops.provider.fake.ModelAnswer.End;
import frontdesk.ops.provider.fake.ModelAsked.Role;
import frontdesk.ops.provider.fake.ModelAsked.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages of Anthropic: docs.anthropic.com/en/api/messages, and .../messages-streaming. */
public final class AnthropicFake extends ModelFake {
  private static final String PING = "event: ping\ndata: {\"type\": \"ping\"}\n\n";

  /** Where the adapter's account begins. */
  public java.net.URI base() {
    return uri().resolve("/v1");
  }

  @Override
  protected boolean authorized(FakeExchange exchange) {
    return exchange.header("x-api-key").filter(KEY::equals).isPresent();
  }

  /** docs.anthropic.com/en/api/errors. */
  @Override
  String refusal(int status, String code) {
    String usual =
        switch (status) {
          case 400 -> "invalid_request_error";
          case 401 -> "authentication_error";
          case 403 -> "permission_error";
          case 404 -> "not_found_error";
          case 413 -> "request_too_large";
          case 429 -> "rate_limit_error";
          case 529 -> "overloaded_error";
          default -> "api_error";
        };
    return error(code.isEmpty() ? usual : code).toString();
  }

  private static ObjectNode error(String type) {
    ObjectNode body = object().put("type", "error").put("request_id", "req_fake");
    body.putObject("error").put("type", type).put("message", "You sent: Ana Pop, +40 712 345 678.");
    return body;
  }

  @Override
  Optional<Offence> offence(FakeExchange exchange, JsonNode body) {
    if (!exchange.path().equals("/v1/messages") || !MODEL.equals(body.path("model").asText())) {
      return Optional.of(new Offence(404, ""));
    }
    boolean wrong =
        exchange.header("anthropic-version").filter("2023-06-01"::equals).isEmpty()
            || !body.path("max_tokens").isInt()
            || !"user".equals(body.path("messages").path(0).path("role").asText())
            || unanswered(body.path("messages"));
    return wrong ? Optional.of(new Offence(400, "")) : Optional.empty();
  }

  /** All results of a turn's tools must stand in the next message. */
  private static boolean unanswered(JsonNode messages) {
    Set<String> open = new HashSet<>();
    for (JsonNode message : messages) {
      Set<String> now = new HashSet<>();
      for (JsonNode block : message.path("content")) {
        if ("tool_use".equals(block.path("type").asText())) {
          now.add(block.path("id").asText());
        } else if ("tool_result".equals(block.path("type").asText())
            && !open.remove(block.path("tool_use_id").asText())) {
          return true;
        }
      }
      if (!open.isEmpty()) {
        return true;
      }
      open = now;
    }
    return !open.isEmpty();
  }

  /** Up to the last mark of {@code cache_control} only: docs.anthropic.com, prompt caching. */
  @Override
  String cacheable(JsonNode body) {
    boolean marked = body.path("system").findValue("cache_control") != null;
    return marked ? body.path("tools") + "" + body.path("system") : "";
  }

  @Override
  ModelAsked read(JsonNode body) {
    List<Said> turns = new ArrayList<>();
    for (JsonNode message : body.path("messages")) {
      boolean user = "user".equals(message.path("role").asText());
      for (JsonNode block : message.path("content")) {
        turns.add(
            switch (block.path("type").asText()) {
              case "tool_use" ->
                  new Said(Role.CALL, block.path("name").asText() + " " + block.path("input"));
              case "tool_result" -> new Said(Role.RESULT, text(block.path("content")));
              default -> new Said(user ? Role.USER : Role.MODEL, block.path("text").asText());
            });
      }
    }
    List<String> tools = new ArrayList<>();
    body.path("tools").forEach(tool -> tools.add(tool.path("name").asText()));
    return new ModelAsked(body, text(body.path("system")), turns, tools);
  }

  private static String text(JsonNode content) {
    return content.isTextual() ? content.asText() : content.path(0).path("text").asText();
  }

  @Override
  Script script(JsonNode body) {
    return new Messages();
  }

  private static String event(String name, ObjectNode data) {
    return "event: " + name + "\ndata: " + data.put("type", name) + "\n\n";
  }

  private static final class Messages implements Script {
    private int block;
    private boolean open;
    private boolean called;

    @Override
    public String contentType() {
      return "text/event-stream; charset=utf-8";
    }

    @Override
    public List<String> opening(Tokens prompt) {
      ObjectNode start = object();
      ObjectNode message = start.putObject("message").put("id", "msg_fake").put("type", "message");
      message.put("role", "assistant").put("model", MODEL).putNull("stop_reason");
      message.putArray("content");
      message
          .putObject("usage")
          .put("input_tokens", prompt.prompt() - prompt.cached())
          .put("cache_creation_input_tokens", 0)
          .put("cache_read_input_tokens", prompt.cached())
          .put("output_tokens", 1);
      return List.of(event("message_start", start), PING);
    }

    private void begin(List<String> events, ObjectNode content) {
      close(events);
      ObjectNode start = object().put("index", block);
      start.set("content_block", content);
      events.add(event("content_block_start", start));
      open = true;
    }

    private void close(List<String> events) {
      if (open) {
        events.add(event("content_block_stop", object().put("index", block)));
        block++;
        open = false;
      }
    }

    private String delta(ObjectNode delta) {
      ObjectNode event = object().put("index", block);
      event.set("delta", delta);
      return event("content_block_delta", event);
    }

    @Override
    public List<String> text(String piece) {
      List<String> events = new ArrayList<>();
      if (!open) {
        begin(events, object().put("type", "text").put("text", ""));
      }
      events.add(delta(object().put("type", "text_delta").put("text", piece)));
      return events;
    }

    @Override
    public List<String> call(int index, ModelAnswer.Call call) {
      called = true;
      List<String> events = new ArrayList<>();
      ObjectNode use = object().put("type", "tool_use").put("id", "toolu_fake" + index);
      use.put("name", call.tool()).putObject("input");
      begin(events, use);
      events.add(delta(object().put("type", "input_json_delta").put("partial_json", "")));
      String json = call.arguments();
      for (int from = 0; from < json.length(); from += 5) {
        String part = json.substring(from, Math.min(json.length(), from + 5));
        events.add(delta(object().put("type", "input_json_delta").put("partial_json", part)));
      }
      return events;
    }

    @Override
    public List<String> ending(End end, Tokens all) {
      if (end == End.ERROR) {
        return List.of("event: error\ndata: " + error("overloaded_error") + "\n\n");
      }
      List<String> events = new ArrayList<>();
      close(events);
      ObjectNode last = object();
      last.putObject("delta").put("stop_reason", reason(end)).putNull("stop_sequence");
      last.putObject("usage").put("output_tokens", all.answer());
      events.add(event("message_delta", last));
      events.add(event("message_stop", object()));
      return events;
    }

    private String reason(End end) {
      return switch (end) {
        case LENGTH -> "max_tokens";
        case FILTERED -> "refusal";
        default -> called ? "tool_use" : "end_turn";
      };
    }

    @Override
    public String keepAlive() {
      return PING;
    }

    @Override
    public List<String> strangers() {
      return List.of(
          PING, event("content_block_sparkle", object().put("index", block).put("glitter", true)));
    }
  }
}
