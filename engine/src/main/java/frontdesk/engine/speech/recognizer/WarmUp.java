package frontdesk.engine.speech.recognizer;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What warming a recognizer showed.
 *
 * @param took how long it was
 * @param unknownWords by grammar name, words that cannot be pronounced; phrases with them are never
 *     heard; grammars without such words are left out
 */
public record WarmUp(Duration took, SortedMap<String, SortedSet<String>> unknownWords) {
  public WarmUp {
    unknownWords = Collections.unmodifiableSortedMap(new TreeMap<>(unknownWords));
  }
}
