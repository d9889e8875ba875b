package frontdesk.ops.bench.node;

import frontdesk.ops.Frontdesk;
import frontdesk.ops.playground.Endings;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of the callers, as the benchmark sees it: orders in, lines out. One thread. */
public final class LoadProcess implements AutoCloseable {
  private static final int CLOCK_LOOKS = 50;
  private static final Duration ENDS = Duration.ofSeconds(15);

  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;

  private LoadProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts it on the same classes as this process.
   *
   * @param arguments a command of Frontdesk
   */
  public static LoadProcess start(List<String> arguments) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Frontdesk.class.getName()));
    line.addAll(arguments);
    return new LoadProcess(
        Endings.ofThisProcess()
            .start(new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT)));
  }

  /** Gives an order. */
  public void order(String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
  }

  /**
   * The next line that it says; waits for it.
   *
   * @throws IOException when it has ended
   */
  public String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the callers' process has ended");
    }
    return line;
  }

  /**
   * Compares the monotonic clocks of both processes: it answers each order {@code clock} with its
   * own. On Linux they are one clock, so that what remains is the round trip.
   */
  public ClockOffset clock() throws IOException {
    ClockOffset best = ClockOffset.NONE;
    for (int i = 0; i < CLOCK_LOOKS; i++) {
      long asked = System.nanoTime();
      order("clock");
      long theirs = Long.parseLong(line());
      best = best.orBetter(ClockOffset.seen(asked, theirs, System.nanoTime()));
    }
    return best;
  }

  /** Ends it, and waits until its ports are free for whoever comes next. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(ENDS.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
