package frontdesk.ops.chaos.day;

import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.chaos.NodeFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The callers of a day: so many at once, each calling again as soon as its call is over, until the
 * time is up. In this process; the node is another one.
 */
final class Callers implements AutoCloseable {
  private static final Duration LONGEST_CALL = Duration.ofMinutes(3);

  /** The node rings for half a second; who gives up does so within it. */
  private static final int LATEST_CANCEL_MS = 400;

  /** Everybody calls once: who was cut off would be asked whether to go on. */
  private static final int NUMBERS = 10_000;

  private static final CallerSettings PATIENCE =
      CallerSettings.DEFAULTS.withTimeouts(Duration.ofSeconds(40), Duration.ofSeconds(30));

  private final NodeFolder folder;
  private final long seed;
  private final SpokenLines lines = SpokenLines.in(Path.of(""));
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> callers = new ArrayList<>();
  private final Map<CallKind, Integer> placed = new EnumMap<>(CallKind.class);
  private final Map<MeasuredCall.Outcome, Integer> outcomes =
      new EnumMap<>(MeasuredCall.Outcome.class);
  private final AtomicInteger calls = new AtomicInteger();
  private final List<Long> disturbances = new CopyOnWriteArrayList<>();
  private int undisturbed;
  private final Map<CallKind, Long> longestSilences = new EnumMap<>(CallKind.class);
  private final Consumer<String> progress;
  private final Duration silenceBound;

  /**
   * None calls yet.
   *
   * @param silenceBound who is left in silence for longer is told of
   * @param progress takes such a line
   */
  Callers(NodeFolder folder, long seed, Duration silenceBound, Consumer<String> progress) {
    this.folder = folder;
    this.seed = seed;
    this.silenceBound = silenceBound;
    this.progress = progress;
  }

  /** Begins to call, and goes on until this nano time. */
  void begin(int overlapping, long untilNanos) {
    for (int i = 0; i < overlapping; i++) {
      int number = i;
      callers.add(threads.submit(() -> callAgainAndAgain(number, untilNanos)));
    }
  }

  private void callAgainAndAgain(int number, long untilNanos) {
    Random random = new Random(seed + number);
    CallKind[] kinds = CallKind.values();
    int call = number;
    while (System.nanoTime() < untilNanos) {
      // By turns, so that a short time has them all; who hangs up is somebody else each time.
      place(kinds[call % kinds.length], random);
      call++;
    }
  }

  private void place(CallKind kind, Random random) {
    boolean words = kind != CallKind.KEYS && kind != CallKind.NO_INPUT;
    String user = words || random.nextBoolean() ? "harbour" : "zambet";
    CallerSettings settings =
        kind == CallKind.CANCELLED
            ? CallerSettings.DEFAULTS.withTimeouts(
                Duration.ofSeconds(5), Duration.ofMillis(random.nextInt(1, LATEST_CANCEL_MS)))
            : PATIENCE;
    CallOrder order =
        CallOrder.to(folder.uri(user))
            .withFrom("sip:+44207946%04d@127.0.0.1".formatted(calls.getAndIncrement() % NUMBERS));
    long begun = System.nanoTime();
    try {
      count(
          kind,
          begun,
          new SimulatedCaller(settings, lines, line -> {}, System::nanoTime, random)
              .call(order, kind.script(random)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void count(CallKind kind, long begun, SimulatedCaller.Result result) {
    if (!(result instanceof SimulatedCaller.Result.Measured measured)) {
      throw new IllegalStateException(kind + " was not placed: " + result);
    }
    placed.merge(kind, 1, Integer::sum);
    outcomes.merge(measured.call().outcome(), 1, Integer::sum);
    if (disturbances.stream().anyMatch(at -> at - begun >= 0)) {
      return; // it has already ended: the disturbance was within it
    }
    undisturbed++;
    long silence = measured.call().longestOwedSilenceMs();
    longestSilences.merge(kind, silence, Math::max);
    if (silence > silenceBound.toMillis()) {
      progress.accept(
          "%s: %d ms of silence after %s in %s; %s"
              .formatted(
                  kind,
                  silence,
                  measured.call().turns(),
                  measured.call().packets(),
                  measured.call().reason()));
    }
  }

  /**
   * Something is done to the node that no day has, such as a collection of its whole heap: who is
   * on the line now says nothing of silence.
   */
  void disturbed(long nanos) {
    disturbances.add(nanos);
  }

  /** Calls whose silence was judged. */
  synchronized int undisturbed() {
    return undisturbed;
  }

  /** Waits for the end of the last calls; none begins any more. */
  void awaitEnd() throws InterruptedException, ExecutionException, TimeoutException {
    for (Future<?> caller : callers) {
      caller.get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Calls so far, by kind. */
  synchronized Map<CallKind, Integer> placed() {
    return new EnumMap<>(placed);
  }

  /** How they ended. */
  synchronized Map<MeasuredCall.Outcome, Integer> outcomes() {
    return new EnumMap<>(outcomes);
  }

  /** The longest that any caller of a kind who was owed an answer heard nothing. */
  synchronized Map<CallKind, Long> longestSilencesMs() {
    return new EnumMap<>(longestSilences);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
