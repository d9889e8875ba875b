package frontdesk.engine.speech.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Words without apostrophes, and with one form for what is denied: "cannot", "unable to" and "can
 * not" are all "cant". Remembers where each stands in the sentence.
 */
final class PlainWords {
  private static final Map<String, String> DENIED =
      Map.ofEntries(
          Map.entry("can", "cant"),
          Map.entry("could", "cant"),
          Map.entry("do", "dont"),
          Map.entry("does", "doesnt"),
          Map.entry("did", "didnt"),
          Map.entry("is", "isnt"),
          Map.entry("are", "arent"),
          Map.entry("will", "wont"),
          Map.entry("would", "wont"),
          Map.entry("has", "hasnt"),
          Map.entry("have", "havent"),
          Map.entry("was", "wasnt"));

  private static final Map<String, String> SAME =
      Map.of("cannot", "cant", "couldnt", "cant", "wouldnt", "wont", "aint", "isnt");

  private record Word(String word, int from, int to) {}

  private final Words words;
  private final List<Word> plain;

  private PlainWords(Words words, List<Word> plain) {
    this.words = words;
    this.plain = plain;
  }

  static PlainWords of(Words words) {
    List<Word> plain = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      String word = plain(words.at(at));
      String next = words.at(at + 1);
      if (next.equals("not") && DENIED.containsKey(word)) {
        plain.add(new Word(DENIED.get(word), at, at + 2));
        at += 2;
      } else if ((word.equals("unable") || (word.equals("not") && next.equals("able")))
          && words.at(at + (word.equals("not") ? 2 : 1)).equals("to")) {
        int to = at + (word.equals("not") ? 3 : 2);
        plain.add(new Word("cant", at, to));
        at = to;
      } else {
        plain.add(new Word(word, at, at + 1));
        at++;
      }
    }
    return new PlainWords(words, plain);
  }

  /** One word in the form in which it is compared. */
  static String plain(String word) {
    String bare = word.replace("'", "");
    return SAME.getOrDefault(bare, bare);
  }

  int size() {
    return plain.size();
  }

  /** The word at a place, or an empty one outside. */
  String at(int index) {
    return index >= 0 && index < plain.size() ? plain.get(index).word() : "";
  }

  /** Whether punctuation stands before a place. */
  boolean pauseBefore(int index) {
    return index >= 0 && index < plain.size() && words.pauseBefore(plain.get(index).from());
  }

  /** The place of the word that begins at a place of the sentence; -1 where none does. */
  int indexOf(int from) {
    for (int i = 0; i < plain.size(); i++) {
      if (plain.get(i).from() == from) {
        return i;
      }
    }
    return -1;
  }

  /** The place in the sentence after a word. */
  int end(int index) {
    return plain.get(index).to();
  }
}
