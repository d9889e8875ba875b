package frontdesk.engine.call;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What seems to be said so far of one utterance, and whether it is likely all of it: the caller
 * pauses, and what is heard of them does not change any more. A recognizer tells words later than
 * they are spoken, so a pause alone says nothing. Used by the call's actor only.
 */
final class EarlyWords {
  private final Set<String> asked = new HashSet<>();
  private long utterance;
  private String words = "";
  private boolean settled;
  private boolean paused;

  /** The words as far as they count: capitals and punctuation come and go. */
  static String plain(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", " ").strip();
  }

  /** Whether these are the same words as far as they count. */
  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /** What is heard of an utterance so far; whether it is other words than before. */
  boolean heard(long of, String partial) {
    boolean changed = of != utterance || !plain(partial).equals(plain(words));
    if (of != utterance) {
      asked.clear();
    }
    utterance = of;
    words = partial;
    settled &= !changed;
    return changed;
  }

  /** For a while nothing else was heard of this utterance. */
  void settled(long of) {
    settled |= of == utterance;
  }

  void paused(boolean quiet) {
    paused = quiet;
  }

  /** What was heard last, as it was told. */
  String words() {
    return words;
  }

  /**
   * Whether a model may be asked about it: it is likely finished, was not asked about before, and
   * there were fewer than so many tries.
   */
  boolean isLikelyAll(long speaking, int tries) {
    return paused
        && settled
        && utterance == speaking
        && !plain(words).isEmpty()
        && asked.size() < tries
        && !asked.contains(plain(words));
  }

  /** It is dealt with: nobody is asked about the same words again. */
  void taken() {
    asked.add(plain(words));
  }
}
