package frontdesk.engine.speech.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence as the words that meaning is read from: lower case, without punctuation and the marks
 * on letters, one spelling where recognizers differ ("Dr." and "doctor", "p.m." and "pm" and "p
 * m").
 *
 * @param words letters with apostrophes, numbers such as {@code 3} or {@code 3rd}, times such as
 *     {@code 3:30}, and {@link #EMAIL} for an address
 * @param pauses for each word, whether punctuation stood before it
 * @param said each word as it was written, for names
 * @param asks whether a question mark stands in it: only what was written has any
 */
record Words(List<String> words, List<Boolean> pauses, List<String> said, boolean asks) {
  /** A longer sentence than this many words is cut: nobody answers a question with so many. */
  static final int MAX_WORDS = 120;

  /** What stands for an e-mail address that was written; what was written stands in said. */
  static final String EMAIL = "@";

  private static final int MAX_CHARACTERS = 4_000;
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\d._%+-]{1,64}@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+|\\d{1,2}[:.]\\d{2}(?!\\d)|\\d+(?:st|nd|rd|th)?|\\p{L}+(?:'\\p{L}+)*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HALF_OF_DAY =
      Pattern.compile("\\b([ap])\\.\\s?m\\b\\.?", Pattern.CASE_INSENSITIVE);
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
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
    said = List.copyOf(said);
  }

  /** The words of any text; never fails. */
  static Words of(String text) {
    String bounded = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    String plain =
        HALF_OF_DAY
            .matcher(Normalizer.normalize(bounded, Normalizer.Form.NFC).replace('\u2019', '\''))
            .replaceAll("$1m");
    List<String> words = new ArrayList<>();
    List<Boolean> pauses = new ArrayList<>();
    List<String> said = new ArrayList<>();
    Matcher found = WORD.matcher(plain);
    int end = 0;
    while (found.find() && words.size() < MAX_WORDS) {
      String word = found.group().indexOf('@') > 0 ? EMAIL : plain(found.group());
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
        said.add(found.group());
      }
      end = found.end();
    }
    return new Words(words, pauses, said, plain.indexOf('?') >= 0);
  }

  private static String plain(String word) {
    String apart = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    return MARKS.matcher(apart).replaceAll("");
  }

  private static boolean isPause(String between) {
    return between.chars().anyMatch(c -> c == ',' || c == '.' || c == ';' || c == '!' || c == '?');
  }

  int size() {
    return words.size();
  }

  /** The words from one place up to another; a question is asked by the last of them. */
  Words part(int from, int to) {
    return new Words(
        words.subList(from, to),
        pauses.subList(from, to),
        said.subList(from, to),
        asks && to == words.size());
  }

  /** The word at a place, or an empty one before the beginning and after the end. */
  String at(int index) {
    return index >= 0 && index < words.size() ? words.get(index) : "";
  }

  /** Whether punctuation stands before a place. */
  boolean pauseBefore(int index) {
    return index >= 0 && index < pauses.size() && pauses.get(index);
  }

  /** Whether a word was written with a capital letter where not every word is. */
  boolean capitalized(int index) {
    return index >= 0
        && index < said.size()
        && Character.isUpperCase(said.get(index).codePointAt(0));
  }

  /** Whether these words, separated by single spaces, stand here. */
  boolean has(int index, String phrase) {
    int at = index;
    int from = 0;
    while (from <= phrase.length()) {
      int space = phrase.indexOf(' ', from);
      int to = space < 0 ? phrase.length() : space;
      String word = at(at++);
      if (word.length() != to - from || !phrase.startsWith(word, from)) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }

  /** The place after the longest of these phrases that stands here, or the place itself. */
  int skip(int index, String... phrases) {
    int end = index;
    for (String phrase : phrases) {
      if (has(index, phrase)) {
        end = Math.max(end, index + words(phrase));
      }
    }
    return end;
  }

  private static int words(String phrase) {
    int count = 1;
    for (int i = 0; i < phrase.length(); i++) {
      count += phrase.charAt(i) == ' ' ? 1 : 0;
    }
    return count;
  }

  /** Words never reach a log: they are a patient's. */
  @Override
  public String toString() {
    return "Words[" + words.size() + "]";
  }
}
