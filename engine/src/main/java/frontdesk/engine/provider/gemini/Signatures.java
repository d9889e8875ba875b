package frontdesk.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The signatures that came with tool calls, to be sent back with them: without them Gemini 3
 * refuses the next prompt (ai.google.dev/gemini-api/docs/thought-signatures). The port has no word
 * for them, so that they are kept here by the call they came with; the oldest are forgotten. For
 * all threads.
 */
final class Signatures {
  /** What the vendor takes for a call whose signature is not known any more. */
  static final String UNKNOWN = "skip_thought_signature_validator";

  private record Call(String tool, JsonNode arguments) {}

  private final Map<Call, String> known;

  /**
   * None yet.
   *
   * @param most that are kept
   */
  Signatures(int most) {
    this.known =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Call, String> eldest) {
            return size() > most;
          }
        };
  }

  synchronized void keep(String tool, JsonNode arguments, String signature) {
    known.put(new Call(tool, arguments), signature);
  }

  synchronized Optional<String> of(String tool, JsonNode arguments) {
    return Optional.ofNullable(known.get(new Call(tool, arguments)));
  }
}
