package frontdesk.engine.provider.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left of a text when its audio broke off; pure.
 *
 * <p>A port gives audio without saying which word it is, so the place is estimated: words take time
 * by their letters, digits take longer, and the ends of clauses are pauses. A word that was being
 * said when the audio ended was not heard whole and is said anew; those before it never are. Where
 * nothing was heard yet the whole text is left, and this needs no estimate.
 */
final class Remainder {
  /** A digit is a word of its own when it is spoken. */
  private static final int DIGIT = 5;

  /** The pause that a voice makes at a comma, and at the end of a sentence. */
  private static final int CLAUSE = 4;

  private static final int SENTENCE = 7;

  private static final Pattern WORD = Pattern.compile("\\S+");

  private Remainder() {}

  /** How long a text takes to say, in letters. */
  static int weight(String text) {
    return words(text).stream().mapToInt(Remainder::wordWeight).sum();
  }

  /** What is left after so much of it was heard, in letters; empty when it is nothing. */
  static String after(String text, double heard) {
    if (heard <= 0) {
      return text;
    }
    double end = 0;
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = matcher.group();
      if (heard < end + spoken(word)) {
        return text.substring(matcher.start());
      }
      end += wordWeight(word);
    }
    return "";
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static int wordWeight(String word) {
    return spoken(word) + 1 + pause(word);
  }

  private static int spoken(String word) {
    int weight = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      weight += Character.isDigit(c) ? DIGIT : Character.isLetter(c) ? 1 : 0;
    }
    return weight;
  }

  private static int pause(String word) {
    return switch (word.charAt(word.length() - 1)) {
      case ',', ';', ':' -> CLAUSE;
      case '.', '!', '?' -> SENTENCE;
      default -> 0;
    };
  }
}
