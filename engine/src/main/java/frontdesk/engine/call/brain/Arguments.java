package frontdesk.engine.call.brain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What a model gives a tool, as JSON; nothing where it is none. Pure. */
final class Arguments {
  /** More is not read. */
  private static final int MOST_CHARACTERS = 8_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Arguments() {}

  static JsonNode of(String arguments) {
    if (arguments.length() > MOST_CHARACTERS) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode read = JSON.readTree(arguments.isBlank() ? "{}" : arguments);
      return read == null ? MissingNode.getInstance() : read;
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }
}
