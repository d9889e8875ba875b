package frontdesk.protocol.dialogue;

import java.util.Map;

/**
 * Something to be said: the key of a text with what goes into it; it becomes words at the edge.
 *
 * @param key a key of the text bundle, or of the clinic's own texts
 * @param arguments by placeholder name
 */
public record Phrase(String key, Map<String, Argument> arguments) {
  public Phrase {
    arguments = Map.copyOf(arguments);
  }

  /** A phrase without arguments. */
  public static Phrase of(String key) {
    return new Phrase(key, Map.of());
  }
}
