package frontdesk.ops.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The playground as an operator sees it: typed into and read. */
@Timeout(240)
class ClusterCommandTest {
  private static final long PATIENCE_MS = 120_000;

  private final List<String> said = new ArrayList<>();

  @Test
  void shouldObeyItsOperator(@TempDir Path folder) throws Exception {
    // the server of the database runs as a user of its own
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    Process process =
        new ProcessBuilder(
                OwnProgram.line(
                    List.of(),
                    List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary),
                    List.of("cluster", "--nodes", "2", "--network", "127.0.48.x")))
            .redirectErrorStream(true)
            .start();
    OwnProgram.listen(process.getInputStream(), "playground-output", this::take, "(broke off)");
    try (BufferedWriter operator = process.outputWriter(StandardCharsets.UTF_8)) {
      // given
      await("ready after .*");

      // when, then: who calls is seen on the node that was called
      type(operator, "call 1");
      await("calls: node-1 1, node-2 0");
      type(operator, "calls");
      await("  member \\S+ Up");

      // when, then: the call goes on elsewhere
      type(operator, "kill 1");
      await("killed node-1");
      await("calls: node-1 - .*, node-2 1");

      // when, then
      type(operator, "add");
      await("node-3 is ready");

      // when, then: and once more
      type(operator, "drain 2");
      await("calls: node-1 - .*, node-3 1");
      await("node-2 ended with 0 after .*");

      // when, then: what is not understood is no end
      type(operator, "kill 1");
      await("which node\\? live are \\[3], .*");
      type(operator, "kill everything");
      await("which node\\? live are \\[3], .*");
      type(operator, "bogus");
      await("commands:");

      // when, then
      type(operator, "quit");
      await("stopping");
      assertThat(process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(process.descendants()).isEmpty();
      assertThat(temporary).isEmptyDirectory();
    } finally {
      process.toHandle().destroy();
      process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS);
      process.destroyForcibly();
    }
  }

  private static void type(BufferedWriter operator, String line) throws IOException {
    operator.write(line);
    operator.newLine();
    operator.flush();
  }

  private synchronized void take(String line) {
    System.out.println("playground: " + line);
    said.add(line);
    notifyAll();
  }

  /** Waits for a line like this; what came before it is forgotten. */
  private synchronized void await(String like) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    while (true) {
      for (int i = 0; i < said.size(); i++) {
        if (said.get(i).matches(like)) {
          said.subList(0, i + 1).clear();
          return;
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      assertThat(left).as("not said: %s; but: %s", like, said).isPositive();
      wait(left);
    }
  }
}
