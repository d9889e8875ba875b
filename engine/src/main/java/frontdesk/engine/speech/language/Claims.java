package frontdesk.engine.speech.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

  private static final Map<Kind, List<DangerPattern>> PATTERNS = read("claims.words");

  private Claims() {}

  private static Map<Kind, List<DangerPattern>> read(String resource) {
    Map<Kind, List<DangerPattern>> patterns = new EnumMap<>(Kind.class);
    try (InputStream in = Claims.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(':');
        if (colon < 0 || line.startsWith("//")) {
          continue;
        }
        Kind kind = Kind.valueOf(line.substring(0, colon).strip().toUpperCase(Locale.ROOT));
        for (String pattern : line.substring(colon + 1).split("\\|", -1)) {
          patterns
              .computeIfAbsent(kind, any -> new ArrayList<>())
              .add(DangerPattern.of(pattern.strip()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return patterns;
  }

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
