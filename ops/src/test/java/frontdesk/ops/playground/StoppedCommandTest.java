package frontdesk.ops.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that are told to stop while a database, a node and folders of theirs are there. */
@Timeout(120)
class StoppedCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** 128 and the number of SIGTERM. */
  private static final int TERMINATED = 143;

  @ParameterizedTest
  @ValueSource(
      strings = {"cluster --nodes 1 --network 127.0.45.x", "chaos race --network 127.0.46.x"})
  void shouldLeaveNothingBehind(String command, @TempDir Path folder) throws Exception {
    // given
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    Process process =
        new ProcessBuilder(
                OwnProgram.line(
                    List.of(),
                    List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary),
                    List.of(command.split(" ", -1))))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    try {
      await("its database", () -> !databases(temporary).isEmpty());
      await("its node", () -> process.children().anyMatch(StoppedCommandTest::isNode));
      List<ProcessHandle> started =
          Stream.concat(process.descendants(), databases(temporary).stream()).toList();

      // when
      process.toHandle().destroy();

      // then
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
      assertThat(temporary).isEmptyDirectory();
      await("an end of " + started, () -> started.stream().noneMatch(StoppedCommandTest::runs));
    } finally {
      System.out.print(command + ":\n" + Files.readString(folder.resolve("said")));
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** One that has ended and that nobody asked for its status has no program any more. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static boolean isNode(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("java");
  }

  /** Servers of PostgreSQL that were started in this folder: no children of whoever did. */
  private static List<ProcessHandle> databases(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      List<Path> written =
          files
              .map(folder -> folder.resolve("data").resolve("postmaster.pid"))
              .filter(Files::exists)
              .toList();
      return written.isEmpty()
          ? List.of()
          : Files.readAllLines(written.get(0)).stream()
              .limit(1)
              .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
              .toList();
    }
  }

  private interface Look {
    boolean seen() throws IOException;
  }

  private static void await(String what, Look look) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!look.seen() && !never.await(50, TimeUnit.MILLISECONDS)) {
      assertThat(System.nanoTime()).as("without " + what).isLessThan(end);
    }
  }
}
