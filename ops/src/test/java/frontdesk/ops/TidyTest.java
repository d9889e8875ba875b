package frontdesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no compiler says: sizes, skipped tests, sleeping tests, words of unfinished work. */
class TidyTest {
  private static final int MAX_LINES = 400;
  private static final List<Pattern> FORBIDDEN =
      List.of(
          Pattern.compile("Thread\\." + "sleep\\("),
          Pattern.compile("@" + "Disabled"),
          Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b"),
          Pattern.compile("catch \\([^)]*\\) *\\{ *\\}"));

  @Test
  void shouldKeepFilesSmallAndFinished() throws IOException {
    List<String> findings = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root())) {
      List<Path> sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().contains("/target/"))
              .toList();
      assertThat(sources).hasSizeGreaterThan(100);
      for (Path file : sources) {
        findings.addAll(findings(file.toString(), Files.readAllLines(file)));
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void shouldFindWhatIsPlanted() {
    List<String> lines = new ArrayList<>(List.of("Thread." + "sleep(1);", "// TO" + "DO later"));
    for (int i = 0; i < MAX_LINES; i++) {
      lines.add("");
    }

    assertThat(findings("Planted.java", lines)).hasSize(3);
  }

  private static List<String> findings(String name, List<String> lines) {
    List<String> findings = new ArrayList<>();
    if (lines.size() > MAX_LINES) {
      findings.add(name + " has " + lines.size() + " lines");
    }
    for (int i = 0; i < lines.size(); i++) {
      for (Pattern forbidden : FORBIDDEN) {
        if (forbidden.matcher(lines.get(i)).find()) {
          findings.add(name + ":" + (i + 1) + " " + lines.get(i).strip());
        }
      }
    }
    return findings;
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("protocol"))
        ? here
        : java.util.Objects.requireNonNull(here.getParent());
  }
}
