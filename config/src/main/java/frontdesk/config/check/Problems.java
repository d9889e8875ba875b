package frontdesk.config.check;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one reading; used by one thread. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Adds a problem. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Adds a problem of the value that came from this origin. */
  public void add(
      @Nullable ConfigOrigin origin, String path, String found, String expected, String remedy) {
    add(new Problem(fileOf(origin), lineOf(origin), path, found, expected, remedy));
  }

  /** Adds what the HOCON library refused: syntax, or a substitution without a value. */
  public void addSyntax(ConfigException refused, String file) {
    ConfigOrigin origin = refused.origin();
    String message = String.valueOf(refused.getMessage());
    if (origin != null && message.startsWith(origin.description() + ": ")) {
      message = message.substring(origin.description().length() + 2);
    }
    String what = message.lines().findFirst().orElse("nothing");
    String expected = "valid HOCON";
    String remedy = "correct the syntax on this line";
    if (refused instanceof ConfigException.UnresolvedSubstitution) {
      expected = "a substitution whose key has a value";
      remedy = "define the key, or write ${?key}";
    } else if (refused instanceof ConfigException.IO) {
      expected = "a file that can be read";
      remedy = "check its name and permissions";
    }
    String where = origin == null ? file : fileOf(origin);
    add(new Problem(where, lineOf(origin), "", what, expected, remedy));
  }

  /** Whether this key, or one inside it, already has a problem: rules over it say no more. */
  public boolean at(String path) {
    return found.stream()
        .map(Problem::path)
        .anyMatch(p -> p.equals(path) || p.startsWith(path + ".") || p.startsWith(path + "["));
  }

  /** Whether nothing is wrong. */
  public boolean none() {
    return found.isEmpty();
  }

  /** All of them, by file and line. */
  public List<Problem> all() {
    return found.stream()
        .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
        .toList();
  }

  private static String fileOf(@Nullable ConfigOrigin origin) {
    if (origin == null) {
      return "configuration";
    }
    String filename = origin.filename();
    String resource = origin.resource();
    if (filename != null) {
      return filename;
    }
    return resource != null ? resource : origin.description().replaceFirst(": \\d+(-\\d+)?$", "");
  }

  private static int lineOf(@Nullable ConfigOrigin origin) {
    return origin == null ? 0 : Math.max(origin.lineNumber(), 0);
  }
}
