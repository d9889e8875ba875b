package frontdesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What no compiler says: sizes, skipped tests, sleeping tests, tests that cannot be run again,
 * words of unfinished work.
 */
class TidyTest {
  private static final int MAX_FILE_LINES = 400;
  private static final int MAX_METHOD_LINES = 70;
  private static final List<Pattern> FORBIDDEN =
      List.of(
          Pattern.compile("Thread\\." + "sleep\\("),
          Pattern.compile("@" + "Disabled"),
          Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b"),
          Pattern.compile("catch \\([^)]*\\)\\s*\\{\\s*\\}"),
          Pattern.compile("catch \\([^)]* (ignore|ignored)\\)"));

  /**
   * A class with a failing test is run once more in the same process: what it closes at its end it
   * must open at its beginning, and a constant is opened once.
   */
  private static final Pattern CLOSED_CONSTANT =
      Pattern.compile("@After" + "All\\s[^{]*\\{[^}]*?\\b[A-Z][A-Z_]*\\.(close|shutdown\\w*)\\(");

  @Test
  void shouldKeepFilesSmallAndFinished() throws IOException {
    Map<String, String> sources = sources();

    assertThat(sources).hasSizeGreaterThan(500);
    assertThat(findings(sources)).isEmpty();
  }

  @Test
  void shouldFindWhatIsPlanted() throws IOException {
    String words =
        "class A { void f() { Thread."
            + "sleep(1); }\n// TO"
            + "DO later\n@"
            + "Disabled void g() {\n try { f(); } catch (Exception e) {"
            + "\n }\n}\n}";
    String once =
        "class D {\n  static final Kit KIT = new Kit();\n  @After"
            + "All\n  static void stop() {\n    KIT.close();\n  }\n}";
    String longMethod = "class B { void f() {" + "\n".repeat(MAX_METHOD_LINES) + "} }";
    String longFile = "class C {}" + "\n".repeat(MAX_FILE_LINES + 1);

    assertThat(findings(Map.of("A.java", words))).hasSize(4);
    assertThat(findings(Map.of("D.java", once)))
        .containsExactly("D.java closes a constant after all its tests");
    assertThat(findings(Map.of("B.java", longMethod))).containsExactly("B.java:1 f has 71 lines");
    assertThat(findings(Map.of("C.java", longFile))).containsExactly("C.java has 401 lines");
  }

  private static List<String> findings(Map<String, String> sources) throws IOException {
    List<String> findings = new ArrayList<>();
    sources.forEach((name, text) -> findings.addAll(inText(name, text)));
    for (MethodLengths.Method method : MethodLengths.of(sources)) {
      if (method.lines() > MAX_METHOD_LINES) {
        findings.add(
            "%s:%d %s has %d lines"
                .formatted(method.file(), method.line(), method.name(), method.lines()));
      }
    }
    return findings;
  }

  private static List<String> inText(String name, String text) {
    List<String> findings = new ArrayList<>();
    long lines = text.lines().count();
    if (lines > MAX_FILE_LINES) {
      findings.add(name + " has " + lines + " lines");
    }
    if (CLOSED_CONSTANT.matcher(text).find()) {
      findings.add(name + " closes a constant after all its tests");
    }
    for (Pattern forbidden : FORBIDDEN) {
      forbidden
          .matcher(text)
          .results()
          .map(found -> name + ":" + lineOf(text, found.start()) + " " + found.group())
          .forEach(findings::add);
    }
    return findings;
  }

  private static long lineOf(String text, int position) {
    return text.substring(0, position).lines().count();
  }

  /** Every Java source of every module, by its path. */
  private static Map<String, String> sources() throws IOException {
    Path root = root();
    Map<String, String> sources = new TreeMap<>();
    for (String module : List.of("protocol", "config", "engine", "persistence", "ops")) {
      try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> sources.put(root.relativize(file).toString(), read(file)));
      }
    }
    return sources;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("protocol"))
        ? here
        : java.util.Objects.requireNonNull(here.getParent());
  }
}
