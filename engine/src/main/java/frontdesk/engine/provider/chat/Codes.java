package frontdesk.engine.provider.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.provider.wire.Failures;

/** Reads what vendors send: JSON that may be none, and names that may be free text. */
public final class Codes {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Codes() {}

  /** A document; missing where the text is none. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** A document to be written. */
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /**
   * A vendor's name for a failure, or else another word: what looks like a sentence may repeat what
   * a caller said, and is not passed on.
   */
  public static String code(JsonNode name, String otherwise) {
    return name.isTextual() ? Failures.code(name.textValue(), otherwise) : otherwise;
  }
}
