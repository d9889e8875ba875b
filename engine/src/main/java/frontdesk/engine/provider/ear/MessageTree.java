package frontdesk.engine.provider.ear;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.protocol.provider.Failure;
import java.util.List;
import java.util.function.Function;

/** Vendors' messages as JSON trees: what is no object is garbage, and what is missing is empty. */
public final class MessageTree {
  /** What came makes no sense. */
  public static final Failure GARBAGE = Failure.of(Failure.Kind.BROKEN, "garbage");

  private static final ObjectMapper JSON = new ObjectMapper();

  private MessageTree() {}

  /** Reads a message, or fails the connection where it is none. */
  public static List<Heard> read(String message, Function<JsonNode, List<Heard>> reader) {
    try {
      JsonNode tree = JSON.readTree(message);
      return tree != null && tree.isObject()
          ? reader.apply(tree)
          : List.of(new Heard.Failed(GARBAGE));
    } catch (JsonProcessingException garbage) {
      return List.of(new Heard.Failed(GARBAGE));
    }
  }

  /** Texts with a space between them where both are any. */
  public static String joined(String before, String after) {
    return before.isBlank() || after.isBlank() ? before + after : before + " " + after;
  }
}
