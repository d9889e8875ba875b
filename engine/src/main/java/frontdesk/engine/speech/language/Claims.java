package frontdesk.engine.speech.language;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sentence claims that only the conversation itself may say, in every language at once:
 * {@code claims.words} tells the kinds apart and describes itself. It leans to the graver side: a
 * sentence that is held back costs a scripted one. Immutable, any thread.
 */
public final class Claims {
  /** The kinds of claims. */
  public enum Kind {
    /** What to take, do or not to worry about: that is a dentist's to say. */
    ADVICE,
    /** That something was or will be done. */
    PROMISE,
    /** What something costs, in words. */
    PRICE,
    /** A treatment by its common name. */
    TREATMENT,
    /** What a model was told. */
    PROMPT
  }

  private static final Map<Kind, List<DangerPattern>> PATTERNS =
      DangerPattern.read("claims.words", Kind.class);

  private Claims() {}

  /** The kinds of claims in a text. */
  public static Set<Kind> in(String text) {
    PlainWords words = PlainWords.of(Words.of(text));
    Set<Kind> found = EnumSet.noneOf(Kind.class);
    PATTERNS.forEach(
        (kind, patterns) -> {
          if (patterns.stream().anyMatch(pattern -> pattern.isIn(words))) {
            found.add(kind);
          }
        });
    return found;
  }
}
