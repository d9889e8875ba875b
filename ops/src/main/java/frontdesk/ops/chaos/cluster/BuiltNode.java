package frontdesk.ops.chaos.cluster;

import frontdesk.ops.Frontdesk;
import frontdesk.ops.playground.Endings;
import frontdesk.ops.playground.NodePlace;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node of a chosen build: {@code frontdesk run} as a process of its own. Any thread. */
final class BuiltNode implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final NodePlace place;
  private final Process process;
  private final CountDownLatch ready = new CountDownLatch(1);

  private BuiltNode(NodePlace place, Process process) {
    this.place = place;
    this.process = process;
    Thread reader = new Thread(this::read, place.name());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it; it logs to its place.
   *
   * @param classPath of its build
   * @param heap the most it may use, as the JVM reads it
   */
  static BuiltNode start(NodePlace place, String classPath, String heap) throws IOException {
    return new BuiltNode(
        place,
        Endings.ofThisProcess()
            .start(
                new ProcessBuilder(
                        java(),
                        "-Xmx" + heap,
                        "-XX:+UseG1GC",
                        "-XX:MetaspaceSize=200m",
                        // It lives for a minute or two: what is compiled well is hardly used.
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        Frontdesk.class.getName(),
                        "run",
                        "-c",
                        place.config().toString())
                    .redirectErrorStream(true)));
  }

  /**
   * How a build names itself: by what it would decide, so that two commits may be one build.
   *
   * @throws IOException when it does not run
   */
  static String nameOf(String classPath) throws IOException, InterruptedException {
    Process process =
        Endings.ofThisProcess()
            .start(
                new ProcessBuilder(
                        java(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        Frontdesk.class.getName(),
                        "--version")
                    .redirectErrorStream(true));
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> said = out.lines().toList();
      if (process.waitFor() != 0 || said.isEmpty()) {
        throw new IOException("the build " + classPath + " does not run: " + said);
      }
      return said.get(said.size() - 1);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private void read() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter log =
            Files.newBufferedWriter(
                place.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        log.write(line);
        log.newLine();
        log.flush();
        if (line.equals("ready")) {
          ready.countDown();
        }
      }
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException("what a node says cannot be kept", e);
      }
    }
  }

  NodePlace place() {
    return place;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it takes calls. */
  void awaitReady(Duration patience) throws IOException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!ready.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      if (!process.isAlive()) {
        throw new IOException(
            place.name() + " did not start; it said: " + Files.readString(place.log()));
      }
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(place.name() + " does not start");
      }
    }
  }

  /** Tells it to stop, as a deploy does, and waits; its exit status if it ended in time. */
  OptionalInt drain(Duration patience) throws InterruptedException {
    process.toHandle().destroy(); // by its handle, which leaves its streams open
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
