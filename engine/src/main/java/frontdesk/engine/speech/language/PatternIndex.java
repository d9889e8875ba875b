package frontdesk.engine.speech.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Patterns by the letter that they begin with, so that few are tried at a word. Immutable. */
final class PatternIndex {
  private final Map<Character, List<DangerPattern>> byLetter = new HashMap<>();
  private final List<DangerPattern> others = new ArrayList<>();

  PatternIndex(List<DangerPattern> patterns) {
    for (DangerPattern pattern : patterns) {
      if (pattern.firstLetters().isEmpty()) {
        others.add(pattern);
      } else {
        pattern
            .firstLetters()
            .forEach(
                letter -> byLetter.computeIfAbsent(letter, any -> new ArrayList<>()).add(pattern));
      }
    }
  }

  /** Those that may begin with this word. */
  List<DangerPattern> at(String word) {
    return word.isEmpty() ? List.of() : byLetter.getOrDefault(word.charAt(0), List.of());
  }

  /** Those that may begin with any word. */
  List<DangerPattern> others() {
    return others;
  }
}
