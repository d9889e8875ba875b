package frontdesk.ops.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import frontdesk.ops.chaos.FaultNotPossible;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small repository of two commits, and what is refused of it. */
class OlderBuildTest {
  private static final String POM =
      "<project><modules><module>protocol</module><module>ops</module></modules>"
          + "<dependencies>%s</dependencies><build>%s</build></project>";

  private Path folder;
  private Path top;
  private Path into;

  @BeforeEach
  void makeRepository(@TempDir Path temporary) throws Exception {
    folder = temporary;
    top = Files.createDirectory(folder.resolve("repository"));
    into = Files.createDirectory(folder.resolve("into"));
    write("pom.xml", POM.formatted("", ""));
    write("ops/pom.xml", "<project/>");
    write("protocol/pom.xml", "<project/>");
    write("protocol/src/main/java/frontdesk/protocol/Word.java", word("old"));
    write(
        "ops/src/main/java/frontdesk/ops/Main.java",
        """
        package frontdesk.ops;

        public class Main {
          public static void main(String[] words) {
            System.out.println(frontdesk.protocol.Word.IT);
          }
        }
        """);
  }

  private static String word(String it) {
    return "package frontdesk.protocol; public class Word { public static final String IT = \""
        + it
        + "\"; }";
  }

  private void write(String path, String text) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void commit() throws Exception {
    git("init", "-q");
    git("add", "-A");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "one");
  }

  private String git(String... words) throws Exception {
    Process git =
        new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(words)).toList())
            .directory(top.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void shouldBuildWhatWasCommittedBefore() throws Exception {
    // given
    commit();
    write("protocol/src/main/java/frontdesk/protocol/Word.java", word("new"));
    write("pom.xml", POM.formatted("", "<plugins/>"));
    commit();

    // when
    OlderBuild build = OlderBuild.of(top.resolve("ops"), "HEAD~1", into);

    // then
    assertThat(build.how()).startsWith("by javac");
    assertThat(said(build.classPath())).isEqualTo("old");
    assertThat(build.classPath().split(File.pathSeparator, -1))
        .as("a root for each module")
        .contains(into.resolve("older-classes").resolve("protocol").toString())
        .contains(into.resolve("older-classes").resolve("ops").toString());
    assertThat(git("worktree", "list").lines()).hasSize(1);
    assertThat(git("status", "--porcelain")).isEmpty();
  }

  private static String said(String classPath) throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "frontdesk.ops.Main")
            .redirectErrorStream(true)
            .start();
    return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  @Test
  void shouldRefuseWhereThereAreNoSources() {
    assertThat(refusal(folder, "HEAD")).isEqualTo(folder + " is not within Frontdesk's sources");
  }

  @Test
  void shouldRefuseWhereThereIsNoRepository() {
    assertThat(refusal(top, "HEAD~1"))
        .startsWith("there is no repository of git to build from: " + top + ": fatal: ");
  }

  @Test
  void shouldRefuseARevisionThatIsNotThere() throws Exception {
    commit();

    assertThat(refusal(top, "HEAD~1"))
        .isEqualTo("there is no revision HEAD~1 in " + top + "; is its history cut off?");
  }

  @Test
  void shouldRefuseSourcesThatDoNotCompile() throws Exception {
    write("protocol/src/main/java/frontdesk/protocol/Word.java", "nonsense");
    commit();

    assertThat(refusal(top, "HEAD"))
        .startsWith("the older build cannot be made: ")
        .contains("javac: ", "Word.java:1: error: ");
  }

  @Test
  void shouldRefuseLibrariesThatAreNotHere() throws Exception {
    write("pom.xml", POM.formatted("<dependency>nowhere</dependency>", ""));
    commit();
    write("pom.xml", POM.formatted("", ""));

    assertThat(refusal(top, "HEAD")).startsWith("the older build cannot be made: mvn: [");
  }

  @Test
  void shouldTellOwnJarsFromLibraries() throws Exception {
    List<Path> libraries = Libraries.ofThisProcess();

    assertThat(libraries)
        .allMatch(Files::isRegularFile)
        .anyMatch(jar -> jar.getFileName().toString().startsWith("pekko-actor"))
        .anyMatch(jar -> jar.getFileName().toString().matches("config-1\\..*"))
        .noneMatch(jar -> jar.getFileName().toString().matches("(engine|protocol)-0\\..*"));
  }

  private String refusal(Path here, String revision) {
    FaultNotPossible refused =
        catchThrowableOfType(FaultNotPossible.class, () -> OlderBuild.of(here, revision, into));
    assertThat(refused).isNotNull();
    return String.valueOf(refused.getMessage());
  }
}
