package frontdesk.ops.chaos.cluster;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.bench.node.ClockOffset;
import frontdesk.ops.bench.node.LoadProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** The callers' process as a scenario sees it. Any thread. */
public final class CallersProcess implements AutoCloseable {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final LoadProcess process;
  private final int calls;
  private final ClockOffset clock;
  private final Map<Integer, Long> answered = new TreeMap<>();
  private final Set<String> agreeing = new HashSet<>();
  private final Map<Integer, HeardCall> over = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private boolean gone;

  private CallersProcess(LoadProcess process, int calls) throws IOException {
    this.process = process;
    this.calls = calls;
    this.clock = process.clock();
  }

  /** Starts it; nobody calls yet. */
  public static CallersProcess start(Path folder, CallsPlan plan) throws IOException {
    Path file = folder.resolve("calls.json");
    JSON.writeValue(file.toFile(), plan);
    return new CallersProcess(
        LoadProcess.start(List.of("chaos", "cluster-callers", "--plan", file.toString())),
        plan.calls().size());
  }

  /** Lets the first wave call. */
  public void begin() throws IOException {
    begin(/* wave= */ 0);
    listen();
  }

  /** Takes what they say from now on. */
  void listen() {
    Thread reader = new Thread(this::read, "cluster-callers");
    reader.setDaemon(true);
    reader.start();
  }

  /** Lets another wave call. */
  void begin(int wave) throws IOException {
    process.order(ClusterCallersCommand.CALL + wave);
  }

  private void read() {
    try {
      while (true) {
        take(process.line());
      }
    } catch (IOException ended) {
      synchronized (this) {
        gone = true;
        notifyAll();
      }
    }
  }

  private synchronized void take(String line) throws IOException {
    if (line.startsWith(ClusterCallersCommand.ANSWERED)) {
      answered.put(
          Integer.parseInt(line.substring(ClusterCallersCommand.ANSWERED.length())),
          System.nanoTime());
    } else if (line.startsWith(ClusterCallersCommand.AGREES)) {
      agreeing.add(line);
    } else if (line.startsWith(ClusterCallersCommand.OVER)) {
      HeardCall call =
          JSON.readValue(line.substring(ClusterCallersCommand.OVER.length()), HeardCall.class);
      over.put(call.index(), call);
    } else {
      problems.add(line);
    }
    notifyAll();
  }

  /** Waits until so many calls were answered, or will never be. */
  public synchronized void awaitAnswered(int count, Duration patience)
      throws InterruptedException, IOException, TimeoutException {
    awaitUntil(() -> answered.size() + problems.size() + unanswered().size() >= count, patience);
  }

  /** Calls that are over without having been answered. */
  synchronized List<HeardCall> unanswered() {
    return over.values().stream().filter(call -> !call.answered()).toList();
  }

  /** When each of them was answered, by index and by this process's nano time. */
  synchronized Map<Integer, Long> answered() {
    return Map.copyOf(answered);
  }

  /** Waits until so many calls are over, however they ended. */
  synchronized void awaitOver(int count, Duration patience)
      throws InterruptedException, IOException, TimeoutException {
    awaitUntil(() -> over.size() + problems.size() >= count, patience);
  }

  /** Waits until so many wait with their yes to a read-back. */
  synchronized void awaitAgreeing(int count, Duration patience)
      throws InterruptedException, IOException, TimeoutException {
    awaitUntil(() -> agreeing.size() >= count, patience);
  }

  /** Lets them say yes, all at once. */
  void agree() throws IOException {
    process.order("yes");
  }

  /** Waits until all calls are over. */
  public synchronized List<HeardCall> awaitEnd(Duration patience)
      throws InterruptedException, IOException, TimeoutException {
    awaitUntil(() -> over.size() + problems.size() >= calls, patience);
    return List.copyOf(over.values());
  }

  private synchronized void awaitUntil(BooleanSupplier come, Duration patience)
      throws InterruptedException, IOException, TimeoutException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!come.getAsBoolean()) {
      if (gone) {
        throw new IOException("the callers' process has ended: " + problems);
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new TimeoutException(
            "of %d calls %d were answered and %d are over; %s"
                .formatted(calls, answered.size(), over.size(), problems));
      }
      wait(left);
    }
  }

  /** Calls that are over by now. */
  public synchronized Set<Integer> over() {
    return Set.copyOf(over.keySet());
  }

  /** What went wrong with a caller itself. */
  public synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  /** The same in our clock. */
  long ours(long theirNanos) {
    return clock.ours(theirNanos);
  }

  /** Our time in their clock. */
  long theirs(long ourNanos) {
    return ourNanos + clock.nanos();
  }

  @Override
  public void close() {
    process.close();
  }
}
