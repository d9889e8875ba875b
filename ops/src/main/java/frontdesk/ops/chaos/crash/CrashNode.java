package frontdesk.ops.chaos.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import frontdesk.ops.Frontdesk;
import frontdesk.ops.playground.Endings;
import frontdesk.ops.playground.NodePlace;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node of crash runs as the runs see it: one process, from its start to its end. Any thread. */
final class CrashNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CrashNode.class);

  private final NodePlace place;
  private final Process process;
  private final BufferedWriter orders;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Map<Long, CompletableFuture<Said>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  private CrashNode(NodePlace place, Process process) {
    this.place = place;
    this.process = Endings.ofThisProcess().killed(process);
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, place.name());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it; it logs to its place.
   *
   * @param heap the most it may use, as the JVM reads it
   * @param archive by which it starts, or which it can write
   */
  static CrashNode start(NodePlace place, String heap, ClassArchive archive) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                // It lives for seconds: what is compiled well is never used.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
    command.addAll(archive.options());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Frontdesk.class.getName(),
            "chaos",
            "crash-node",
            "--config",
            place.config().toString()));
    return new CrashNode(
        place,
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(place.log().toFile()))
            .start());
  }

  private void read() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("{")) { // else it is the JVM's own word
          take(Said.JSON.readValue(line, Said.class));
        }
      }
    } catch (IOException broken) {
      LOG.debug("{}: its words broke off", place.name(), broken);
    }
    IOException gone = new IOException(place.name() + " is gone");
    ready.completeExceptionally(gone);
    waiting.values().forEach(one -> one.completeExceptionally(gone));
  }

  private void take(Said said) {
    if (said instanceof Said.Ready) {
      ready.complete(null);
      return;
    }
    CompletableFuture<Said> asked = waiting.remove(said.number());
    if (asked != null) {
      asked.complete(said);
    }
  }

  NodePlace place() {
    return place;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Whether it takes calls and orders, as far as is known. */
  boolean isUp() {
    return isAlive() && ready.isDone() && !ready.isCompletedExceptionally();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it takes calls and orders. */
  void awaitReady(Duration patience) throws IOException, InterruptedException, TimeoutException {
    try {
      ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(place.name() + " did not start; see " + place.log(), e);
    }
  }

  /**
   * Gives an order and waits for the answer.
   *
   * @throws IOException when the node is gone, before or meanwhile
   */
  Said ask(LongFunction<Order> order, Duration patience)
      throws IOException, InterruptedException, TimeoutException {
    long number = numbers.incrementAndGet();
    CompletableFuture<Said> answer = new CompletableFuture<>();
    waiting.put(number, answer);
    try {
      write(order.apply(number));
      if (!process.isAlive()) {
        throw new IOException(place.name() + " is gone");
      }
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(place.name() + " is gone", e);
    } finally {
      waiting.remove(number);
    }
  }

  private void write(Order order) throws IOException {
    try {
      String line = Said.JSON.writeValueAsString(order);
      synchronized (orders) {
        orders.write(line);
        orders.newLine();
        orders.flush();
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("records, numbers and texts", e);
    }
  }

  /** Kills it as a power cut would. */
  void kill() {
    process.destroyForcibly();
  }

  /** Tells it to stop, as a deploy does; by its handle, which leaves its streams open. */
  void drain() {
    process.toHandle().destroy();
  }

  /** Its exit status, if it ends in time. */
  OptionalInt ended(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
