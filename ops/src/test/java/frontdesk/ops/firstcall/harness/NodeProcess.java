package frontdesk.ops.firstcall.harness;

import frontdesk.ops.Frontdesk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A command of the program in a process of its own: a node, or anything else. */
public final class NodeProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(30);
  private static final String OWN_WORDS = "  frontdesk : ";

  /** What a start costs is compiling and collecting; none of these processes lives for long. */
  private static final List<String> QUICK_START =
      List.of(
          "-Xms1g",
          "-Xmx1g",
          "-Xmn500m",
          "-XX:MetaspaceSize=200m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC");

  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  private NodeProcess(Process process) {
    this.process = process;
    this.readers =
        List.of(
            reader(process.getInputStream(), out, "raw-out"),
            reader(process.getErrorStream(), err, "raw-err"));
  }

  /** Starts a command of the program, on the classes of this test. */
  public static NodeProcess command(String... arguments) throws IOException {
    return program(Frontdesk.class, QUICK_START, arguments);
  }

  /** Starts a program of the tests that lives as briefly, on the classes of this test. */
  public static NodeProcess quickly(Class<?> main, String... arguments) throws IOException {
    return program(main, QUICK_START, arguments);
  }

  /** Starts a program of the tests, with these options of its JVM, on the classes of this test. */
  public static NodeProcess program(Class<?> main, List<String> options, String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.add("-cp");
    line.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    line.add(main.getName());
    line.addAll(List.of(arguments));
    return new NodeProcess(new ProcessBuilder(line).start());
  }

  /** Starts a node that prints its calls, and waits until it takes some. */
  public static NodeProcess node(NodeFiles files) throws IOException {
    return command("run", "-c", files.config().toString(), "--show-calls").awaitReady();
  }

  /** Waits until it says that it is ready. */
  public NodeProcess awaitReady() {
    Await.until(
        () -> "the node is ready: " + out + err,
        START,
        () -> out.contains("ready") || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("the node ended at once: " + out + err);
    }
    return this;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  private static Thread reader(InputStream stream, List<String> lines, String name) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader in =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
              } catch (IOException | UncheckedIOException ended) {
                lines.add("(the stream broke off: the process is gone)");
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The lines of its standard output so far. */
  public List<String> out() {
    return List.copyOf(out);
  }

  /** The lines of its standard error so far. */
  public List<String> err() {
    return List.copyOf(err);
  }

  /** What it has said to callers so far, prompt by prompt. */
  public List<String> ownWords() {
    return out.stream()
        .filter(line -> line.startsWith(OWN_WORDS))
        .map(line -> line.substring(OWN_WORDS.length()))
        .toList();
  }

  /** Kills it as a power cut would. */
  public void kill9() throws InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  /** Asks it to stop, as an operator would, and waits until it has. */
  public int stop() throws InterruptedException {
    process.destroy();
    return awaitExit();
  }

  /** Waits for its end; its exit status. */
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the process does not end: " + out + err);
    }
    for (Thread reader : readers) {
      reader.join(END.toMillis());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
