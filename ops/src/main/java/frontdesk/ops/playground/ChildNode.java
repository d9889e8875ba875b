package frontdesk.ops.playground;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A node as a process of its own, which can be killed. Any thread. */
public final class ChildNode implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(40);

  /** Lines kept of what it says; older ones are forgotten. */
  private static final int MOST_LINES = 20_000;

  /** Of its last words, where they tell why it did not start. */
  private static final int SHOWN_LINES = 3;

  private final Process process;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final AtomicLong readyAtNanos = new AtomicLong();
  private final Deque<String> lines = new ArrayDeque<>();

  private final Consumer<String> listener;

  private ChildNode(Process process, Consumer<String> listener) {
    this.process = process;
    this.listener = listener;
    OwnProgram.listen(
        process.getInputStream(),
        "node-out",
        this::take,
        "(the stream broke off: the process is gone)");
    OwnProgram.listen(
        process.getErrorStream(),
        "node-err",
        this::take,
        "(the stream broke off: the process is gone)");
  }

  /**
   * Starts a node that prints its calls.
   *
   * @param heap the most it may use, as the JVM reads it
   */
  public static ChildNode start(Path config, String heap) throws IOException {
    return start(config, heap, line -> {});
  }

  /**
   * The same, with somebody who is told each line that it says.
   *
   * @param listener on threads of the streams, one line at a time
   */
  public static ChildNode start(Path config, String heap, Consumer<String> listener)
      throws IOException {
    return start(
        List.of(),
        Ground.plainNode(config),
        ClusterPlan.of(1).withHeap(heap).javaOptions(),
        listener);
  }

  /**
   * The same of any command of Frontdesk that runs a node.
   *
   * @param within words before its command line: what it is started within
   * @param javaOptions of its virtual machine
   */
  static ChildNode start(
      List<String> within,
      List<String> command,
      List<String> javaOptions,
      Consumer<String> listener)
      throws IOException {
    List<String> line = OwnProgram.line(within, javaOptions, command);
    return new ChildNode(Endings.ofThisProcess().start(new ProcessBuilder(line)), listener);
  }

  /** Gives its standard input a line. */
  public synchronized void tell(String line) throws IOException {
    BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8);
    input.write(line);
    input.newLine();
    input.flush();
  }

  private void take(String line) {
    synchronized (lines) {
      if (lines.size() >= MOST_LINES) {
        lines.removeFirst();
      }
      lines.addLast(line);
      listener.accept(line);
    }
    if (line.equals("ready")) {
      readyAtNanos.compareAndSet(0, System.nanoTime());
      ready.countDown();
    }
  }

  /**
   * Waits until it takes calls; when that was, by this process's nano time.
   *
   * @throws IOException when it did not start
   */
  public long awaitReady(Duration patience)
      throws IOException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!ready.await(100, TimeUnit.MILLISECONDS)) {
      if (!process.isAlive()) {
        throw new IOException("the node ended at once: " + lastLines());
      }
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("the node does not start: " + lastLines());
      }
    }
    return readyAtNanos.get();
  }

  private String lastLines() {
    List<String> all = lines();
    return String.join(" | ", all.subList(Math.max(0, all.size() - SHOWN_LINES), all.size()));
  }

  /** What it has said so far, on both streams. */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** The lines that hold this text. */
  public List<String> linesWith(String text) {
    return Stream.of(lines()).flatMap(List::stream).filter(l -> l.contains(text)).toList();
  }

  /** Waits until so many lines hold this text; whether they came. */
  public boolean awaitLines(String text, int count, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (linesWith(text).size() < count) {
      if (System.nanoTime() > deadline || process.waitFor(50, TimeUnit.MILLISECONDS)) {
        return linesWith(text).size() >= count;
      }
    }
    return true;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Kills it as a power cut would, and does not wait until it is gone.
   *
   * @return when, by this process's nano time
   */
  public long killNow() {
    long now = System.nanoTime();
    process.destroyForcibly();
    return now;
  }

  /** Stops its threads without telling it (SIGSTOP), until {@link #thaw}. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on (SIGCONT). */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("the node cannot be sent SIG" + name + ": is it gone?");
    }
  }

  /** Asks it to stop, as an operator would, and does not wait; {@link #ended} tells its end. */
  public void askToStop() {
    process.destroy();
  }

  /** Its exit status, if it ends in time. */
  public OptionalInt ended(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  /** Kills it as a power cut would. */
  public void kill() throws InterruptedException, TimeoutException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks it to stop, as an operator would, and waits until it has. */
  public void stop() throws InterruptedException, TimeoutException {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() throws InterruptedException, TimeoutException {
    if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new TimeoutException("the node does not end");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
