package frontdesk.engine.call.brain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a text that comes in pieces, one by one; no more is kept than they may have. */
final class Sentences {
  /** A mark that ends a sentence, and what can stand behind it before the next one begins. */
  private static final Pattern END = Pattern.compile("[.!?…]+[\"'”)]*\\s+(?=\\S)");

  /** A mark behind these ends nothing. */
  private static final Pattern SHORTENED =
      Pattern.compile("(?i)(^|\\s)(dr|mr|mrs|ms|dna|dl|str|nr|no|st)\\.$");

  private final StringBuilder text = new StringBuilder();
  private final int mostCharacters;

  /**
   * @param mostCharacters of all that is not taken yet
   */
  Sentences(int mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /** The next piece; what is beyond the bound is dropped. */
  void add(String piece) {
    int room = mostCharacters - text.length();
    text.append(piece, 0, Math.max(0, Math.min(room, piece.length())));
  }

  /** Takes the next sentence, once another one has begun. */
  Optional<String> complete() {
    Matcher end = END.matcher(text);
    int from = 0;
    while (end.find(from)) {
      String sentence = text.substring(0, end.end()).strip();
      if (!SHORTENED.matcher(sentence).find()) {
        text.delete(0, end.end());
        return Optional.of(sentence);
      }
      from = end.end();
    }
    return Optional.empty();
  }

  /** Takes the next sentence of a text that is over; empty where there is none. */
  Optional<String> whole() {
    Optional<String> sentence = complete();
    if (sentence.isPresent()) {
      return sentence;
    }
    String rest = text.toString().strip();
    text.setLength(0);
    return Optional.of(rest).filter(any -> !any.isEmpty());
  }
}
