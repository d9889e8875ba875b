package frontdesk.engine.speech.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence as the words that meaning is read from: lower case, without punctuation, one spelling
 * where recognizers differ ("Dr." and "doctor", "p.m." and "pm" and "p m").
 *
 * @param words letters with apostrophes, numbers such as {@code 3} or {@code 3rd}, and times such
 *     as {@code 3:30}
 * @param pauses for each word, whether punctuation stood before it
 */
record Words(List<String> words, List<Boolean> pauses) {
  /** A longer sentence than this many words is cut: nobody answers a question with so many. */
  static final int MAX_WORDS = 120;

  private static final int MAX_CHARACTERS = 4_000;
  private static final Pattern WORD =
      Pattern.compile("\\d{1,2}[:.]\\d{2}(?!\\d)|\\d+(?:st|nd|rd|th)?|[\\p{L}]+(?:'[\\p{L}]+)*");
  private static final Pattern HALF_OF_DAY = Pattern.compile("\\b([ap])\\.\\s?m\\b\\.?");
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("dr", "doctor"),
          Map.entry("ok", "okay"),
          Map.entry("oclock", "o'clock"),
          Map.entry("ya", "yeah"),
          Map.entry("cant", "can't"),
          Map.entry("thankyou", "thanks"));

  Words {
    words = List.copyOf(words);
    pauses = List.copyOf(pauses);
  }

  /** The words of any text; never fails. */
  static Words of(String text) {
    String bounded = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    String plain =
        HALF_OF_DAY
            .matcher(bounded.toLowerCase(Locale.ROOT).replace('\u2019', '\''))
            .replaceAll("$1m");
    List<String> words = new ArrayList<>();
    List<Boolean> pauses = new ArrayList<>();
    Matcher found = WORD.matcher(plain);
    int end = 0;
    while (found.find() && words.size() < MAX_WORDS) {
      String word = found.group();
      boolean halfOfDay =
          word.equals("m")
              && !words.isEmpty()
              && (words.get(words.size() - 1).equals("a")
                  || words.get(words.size() - 1).equals("p"));
      if (halfOfDay) {
        words.set(words.size() - 1, words.get(words.size() - 1) + "m");
      } else {
        words.add(SPELLINGS.getOrDefault(word, word));
        pauses.add(isPause(plain.substring(end, found.start())));
      }
      end = found.end();
    }
    return new Words(words, pauses);
  }

  private static boolean isPause(String between) {
    return between.chars().anyMatch(c -> c == ',' || c == '.' || c == ';' || c == '!' || c == '?');
  }

  int size() {
    return words.size();
  }

  /** The word at a place, or an empty one before the beginning and after the end. */
  String at(int index) {
    return index >= 0 && index < words.size() ? words.get(index) : "";
  }

  /** Whether these words, separated by single spaces, stand here. */
  boolean has(int index, String phrase) {
    int at = index;
    for (String word : phrase.split(" ", -1)) {
      if (!at(at++).equals(word)) {
        return false;
      }
    }
    return true;
  }

  /** The place after the longest of these phrases that stands here, or the place itself. */
  int skip(int index, String... phrases) {
    int end = index;
    for (String phrase : phrases) {
      if (has(index, phrase)) {
        end = Math.max(end, index + (int) phrase.chars().filter(c -> c == ' ').count() + 1);
      }
    }
    return end;
  }

  /** Words never reach a log: they are a patient's. */
  @Override
  public String toString() {
    return "Words[" + words.size() + "]";
  }
}
