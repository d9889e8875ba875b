package frontdesk.persistence.audit;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import frontdesk.protocol.audit.StoredEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON of stored events outside Pekko: the same mapping as Pekko's Jackson serializer, and the
 * canonical form that is hashed. Thread-safe.
 *
 * <p>Canonical: object members sorted by name; absent, null, empty list and empty object are all
 * left out; UTF-8, no spaces. So an event hashes the same before it is written, as it stands in the
 * journal, and after a later build has read it and knows an optional field more.
 */
public final class StoredJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new ParameterNamesModule())
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .build();

  private StoredJson() {}

  /** The mapper; never reconfigure it. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** The canonical bytes of an event, or of any value that stands in one. */
  public static byte[] canonical(Object value) {
    try {
      // By way of text, so that numbers take the form that a reader of the journal gets.
      return canonical(MAPPER.writeValueAsBytes(value));
    } catch (IOException e) {
      throw new IllegalArgumentException("not storable: " + value.getClass().getName(), e);
    }
  }

  /** The canonical bytes of JSON as it stands in the journal. */
  public static byte[] canonical(byte[] json) throws IOException {
    return text(pruned(MAPPER.readTree(json))).getBytes(StandardCharsets.UTF_8);
  }

  /** Reads an event as this class. */
  public static StoredEvent read(byte[] json, Class<? extends StoredEvent> type)
      throws IOException {
    return MAPPER.readValue(json, type);
  }

  private static String text(JsonNode node) throws JsonProcessingException {
    return MAPPER.writeValueAsString(node);
  }

  private static JsonNode pruned(JsonNode node) {
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> members = new TreeMap<>();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        JsonNode value = pruned(member.getValue());
        if (!value.isNull() && !(value.isContainerNode() && value.isEmpty())) {
          members.put(member.getKey(), value);
        }
      }
      ObjectNode sorted = JsonNodeFactory.instance.objectNode();
      members.forEach(sorted::set);
      return sorted;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
      array.forEach(element -> copy.add(pruned(element)));
      return copy;
    }
    return node;
  }
}
