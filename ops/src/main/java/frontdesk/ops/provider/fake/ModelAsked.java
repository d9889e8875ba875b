package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

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
