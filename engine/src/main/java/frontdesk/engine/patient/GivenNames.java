package frontdesk.engine.patient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Given names that are known to be names of their own: Marin is not a slip of Marian, however much
 * they look alike. Read once from {@code given-names.txt}: a name a line, other spellings of it
 * behind.
 */
final class GivenNames {
  private static final String FILE = "given-names.txt";

  private final Map<String, Integer> lines;

  private GivenNames(Map<String, Integer> lines) {
    this.lines = Map.copyOf(lines);
  }

  /** Those that come with the program. */
  static GivenNames bundled() {
    try (InputStream in = GivenNames.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new LinkageError("no " + FILE);
      }
      return of(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  static GivenNames of(List<String> text) {
    Map<String, Integer> lines = new HashMap<>();
    for (int line = 0; line < text.size(); line++) {
      if (!text.get(line).startsWith("#")) {
        for (String part : NameSpelling.parts(text.get(line))) {
          lines.putIfAbsent(NameSpelling.folded(part), line);
        }
      }
    }
    return new GivenNames(lines);
  }

  /** Which name this is, by its folded form; empty if it is not known as a given name. */
  Optional<Integer> which(String folded) {
    return Optional.ofNullable(lines.get(folded));
  }
}
