package frontdesk.engine.call.brain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first sentence of a text that comes in pieces; no more is kept than it may have. */
final class Sentences {
  /** A mark that ends a sentence, and what can stand behind it before the next one begins. */
  private static final Pattern END = Pattern.compile("[.!?…]+[\"'”)]*\\s+(?=\\S)");

  /** A mark behind these ends nothing. */
  private static final Pattern SHORTENED =
      Pattern.compile("(?i)(^|\\s)(dr|mr|mrs|ms|dna|dl|str|nr|no|st)\\.$");

  private final StringBuilder text = new StringBuilder();
  private final int mostCharacters;

  Sentences(int mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /** The next piece; what is beyond the bound is dropped. */
  void add(String piece) {
    int room = mostCharacters + 1 - text.length();
    text.append(piece, 0, Math.max(0, Math.min(room, piece.length())));
  }

  /** Whether there is more than may be said. */
  boolean isTooLong() {
    return text.length() > mostCharacters;
  }

  /** The first sentence once another one has begun. */
  Optional<String> complete() {
    Matcher end = END.matcher(text);
    int from = 0;
    while (end.find(from)) {
      String sentence = text.substring(0, end.end()).strip();
      if (!SHORTENED.matcher(sentence).find()) {
        return Optional.of(sentence);
      }
      from = end.end();
    }
    return Optional.empty();
  }

  /** The first sentence of a text that is over; empty where there was none. */
  Optional<String> whole() {
    return complete().or(() -> Optional.of(text.toString().strip()).filter(t -> !t.isEmpty()));
  }
}
