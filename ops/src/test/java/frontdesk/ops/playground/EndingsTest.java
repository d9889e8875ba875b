package frontdesk.ops.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Things that end, in time or not, by themselves or with the process. */
@Timeout(60)
class EndingsTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final List<String> ended = Collections.synchronizedList(new ArrayList<>());

  @Test
  void shouldEndTheLatestFirst() throws IOException {
    Endings endings = new Endings(PATIENT);
    endings.add("folder", () -> ended.add("folder"));
    endings.add("database", () -> ended.add("database"));
    endings.add("node", () -> ended.add("node"));

    endings.endAll();

    assertThat(ended).containsExactly("node", "database", "folder");
    assertThat(endings.open()).isZero();
  }

  @Test
  void shouldForgetWhatWasClosed() throws IOException {
    Endings endings = new Endings(PATIENT);
    Endings.Ending node = endings.add("node", () -> ended.add("node"));

    node.close();
    node.close();
    endings.endAll();

    assertThat(ended).containsExactly("node");
  }

  @Test
  void shouldEndTheOthersWhereOneFails() throws IOException {
    Endings endings = new Endings(PATIENT);
    endings.add("folder", () -> ended.add("folder"));
    endings.add(
        "broken",
        () -> {
          throw new IllegalStateException("planted");
        });
    endings.add(
        "unreachable",
        () -> {
          throw new IOException("planted");
        });

    endings.endAll();

    assertThat(ended).containsExactly("folder");
    assertThat(endings.open()).isZero();
  }

  @Test
  void shouldEndTheOthersWhereOneDoesNotEnd() throws IOException {
    Endings endings = new Endings(Duration.ofMillis(50));
    CountDownLatch never = new CountDownLatch(1);
    endings.add("folder", () -> ended.add("folder"));
    endings.add("hanging", never::await);

    endings.endAll();

    assertThat(ended).containsExactly("folder");
    never.countDown();
  }

  @Test
  void shouldTryAgainWhatFailed() throws IOException {
    Endings endings = new Endings(PATIENT);
    AtomicInteger attempts = new AtomicInteger();
    Endings.Ending ending =
        endings.add(
            "database",
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("planted");
              }
            });

    assertThatThrownBy(ending::close).isInstanceOf(IOException.class).hasMessageContaining("datab");
    endings.endAll();

    assertThat(attempts).hasValue(2);
  }

  @Test
  void shouldEndOnceWhereTwoThreadsCloseAndLetTheSecondWait() throws Exception {
    Endings endings = new Endings(PATIENT);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Endings.Ending ending =
        endings.add(
            "database",
            () -> {
              begun.countDown();
              go.await();
              ended.add("database");
            });
    CompletableFuture<Void> atStop = CompletableFuture.runAsync(endings::endAll);
    begun.await();
    CompletableFuture<Integer> own =
        CompletableFuture.supplyAsync(
            () -> {
              close(ending);
              return ended.size();
            });

    go.countDown();

    atStop.get();
    assertThat(own.get()).as("seen ended, once").isEqualTo(1);
    assertThat(ended).hasSize(1);
  }

  private static void close(Endings.Ending ending) {
    try {
      ending.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldLetNothingBeginOnceItEnds() {
    Endings endings = new Endings(PATIENT);
    endings.endAll();

    assertThat(endings.stopping()).isTrue();
    assertThatThrownBy(() -> endings.add("late", () -> {}))
        .hasMessage("this process is told to stop");
    assertThatThrownBy(() -> endings.start(new ProcessBuilder("sleep", "600")))
        .hasMessage("this process is told to stop");
  }

  @Test
  void shouldKillAProcessAndWhatItStarted() throws Exception {
    Endings endings = new Endings(PATIENT);
    Process process = endings.start(new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; wait"));
    long child = Long.parseLong(process.inputReader(StandardCharsets.UTF_8).readLine());

    endings.endAll();

    assertThat(process.waitFor(1, TimeUnit.SECONDS)).isTrue();
    assertThat(ProcessHandle.of(child).flatMap(gone -> gone.info().command())).isEmpty();
  }

  @Test
  void shouldKillAProcessThatBeganMeanwhile() throws Exception {
    Endings endings = new Endings(PATIENT);
    Process process = new ProcessBuilder("sleep", "600").start();
    endings.endAll();

    endings.killed(process);

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldForgetAProcessThatEnded() throws Exception {
    Endings endings = new Endings(PATIENT);
    Process process = endings.start(new ProcessBuilder("true"));

    process.onExit().get();
    long end = System.nanoTime() + PATIENT.toNanos();
    while (endings.open() > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }

    assertThat(endings.open()).isZero();
  }

  @Test
  void shouldRemoveAFolderIntoWhichSomebodyStillWrites() throws Exception {
    TemporaryFolder folder = TemporaryFolder.create("frontdesk-test");
    CountDownLatch writing = new CountDownLatch(1);
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> fill(folder.path(), writing));
    writing.await();

    folder.close();

    writer.get();
    assertThat(folder.path()).doesNotExist();
  }

  /** Until the folder itself is gone. */
  private static void fill(Path folder, CountDownLatch writing) {
    try {
      for (int i = 0; i < 300; i++) {
        Files.writeString(folder.resolve("file-" + i), "");
        writing.countDown();
      }
    } catch (IOException gone) {
      assertThat(folder).doesNotExist();
    }
  }
}
