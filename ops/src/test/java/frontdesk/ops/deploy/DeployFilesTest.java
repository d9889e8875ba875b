package frontdesk.ops.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployFilesTest {
  private static final Pattern VARIABLE = Pattern.compile("FRONTDESK_[A-Z_]+");
  private static final Pattern BAD_YAML = Pattern.compile("(?m)^\\s*\\t|^( {2})* [^ #].*:$");

  @TempDir private Path folder = Path.of("");

  private static Path top() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("protocol")) ? here : Objects.requireNonNull(here.getParent());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(top().resolve("ops").resolve("deploy"))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void shouldUseVariablesThatSettingsKnow() throws IOException {
    String settings = Files.readString(top().resolve("config/src/main/resources/reference.conf"));
    List<String> unknown = new ArrayList<>();
    for (Path file : files()) {
      VARIABLE
          .matcher(Files.readString(file))
          .results()
          .map(found -> found.group())
          .filter(name -> !settings.contains("${?" + name + "}"))
          .forEach(name -> unknown.add(file.getFileName() + ": " + name));
    }

    assertThat(files()).hasSizeGreaterThan(8);
    assertThat(unknown).isEmpty();
  }

  @Test
  void shouldListEveryManifestAndIndentThemAlike() throws IOException {
    Path manifests = top().resolve("ops/deploy/kubernetes");
    String list = Files.readString(manifests.resolve("kustomization.yaml"));
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".yaml")) {
        String text = Files.readString(file);
        assertThat(BAD_YAML.matcher(text).find()).as(name).isFalse();
        for (String document : text.split("(?m)^---$", 0)) {
          assertThat(document).as(name).contains("\nkind: ").contains("apiVersion: ");
        }
        assertThat(name.equals("kustomization.yaml") || list.contains("- " + name)).isTrue();
      }
    }
  }

  @Test
  void shouldGiveKamailioAFileThatItTakes() throws Exception {
    Path file = top().resolve("ops/deploy/kamailio.cfg");
    Path broken =
        Files.writeString(
            folder.resolve("broken.cfg"), Files.readString(file).replace("t_relay();", "t_relay("));

    assertThat(status("/usr/sbin/kamailio", "-c", "-f", file.toString())).isZero();
    assertThat(status("/usr/sbin/kamailio", "-c", "-f", broken.toString())).isNotZero();
  }

  @Test
  void shouldGiveSystemdAUnitThatItTakes() throws Exception {
    Path file = top().resolve("ops/deploy/frontdesk.service");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String text = Files.readString(file).replace("/usr/bin/java", java);
    Path ours = Files.writeString(folder.resolve("frontdesk.service"), text);
    Path broken =
        Files.writeString(folder.resolve("broken.service"), text.replace(java, "/nowhere/java"));

    assertThat(status("/usr/bin/systemd-analyze", "verify", ours.toString())).isZero();
    assertThat(status("/usr/bin/systemd-analyze", "verify", broken.toString())).isNotZero();
  }

  private static int status(String... line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(said).isTrue();
    return process.exitValue();
  }
}
