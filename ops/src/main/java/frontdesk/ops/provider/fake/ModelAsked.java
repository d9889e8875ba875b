package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a stand-in was asked, whichever vendor's form it came in.
 *
 * @param body as it came
 * @param system what the model is told first
 * @param turns of the conversation, oldest first
 * @param tools that may be called
 */
public record ModelAsked(JsonNode body, String system, List<Said> turns, List<String> tools) {
  /** Who says something. */
  public enum Role {
    USER,
    MODEL,
    /** The model calls a tool: the text is its name and its arguments. */
    CALL,
    /** A tool's result. */
    RESULT
  }

  /** One thing said. */
  public record Said(Role role, String text) {}

  public ModelAsked {
    turns = List.copyOf(turns);
    tools = List.copyOf(tools);
  }

  /**
   * Read from messages with roles and calls of functions, as OpenAI and Ollama write them.
   *
   * @param arguments how a call's arguments are written there
   */
  static ModelAsked ofMessages(JsonNode body, Function<JsonNode, String> arguments) {
    String system = "";
    List<Said> turns = new ArrayList<>();
    for (JsonNode message : body.path("messages")) {
      String text = message.path("content").asText("");
      switch (message.path("role").asText()) {
        case "system" -> system = text;
        case "user" -> turns.add(new Said(Role.USER, text));
        case "tool" -> turns.add(new Said(Role.RESULT, text));
        default -> {
          if (!text.isEmpty()) {
            turns.add(new Said(Role.MODEL, text));
          }
        }
      }
      for (JsonNode call : message.path("tool_calls")) {
        JsonNode function = call.path("function");
        String given = arguments.apply(function.path("arguments"));
        turns.add(new Said(Role.CALL, function.path("name").asText() + " " + given));
      }
    }
    List<String> tools = new ArrayList<>();
    body.path("tools").forEach(tool -> tools.add(tool.path("function").path("name").asText()));
    return new ModelAsked(body, system, turns, tools);
  }

  /** What was said last. */
  public Said last() {
    return turns.get(turns.size() - 1);
  }

  /** How many results of tools have come since the caller last spoke. */
  public int resultsSinceCaller() {
    int results = 0;
    for (Said said : turns) {
      results = said.role() == Role.USER ? 0 : results + (said.role() == Role.RESULT ? 1 : 0);
    }
    return results;
  }
}
