package frontdesk.ops.chaos.providers;

import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.senses.Journal;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls to one node, all at a time, each to the clinic of its own vendors. Blocking. */
final class FaultedCalls {
  private static final Duration BREATH = Duration.ofMillis(200);

  /** Whether a prompt is over, a caller knows from the journal. */
  private static final CallerSettings PATIENCE =
      CallerSettings.DEFAULTS
          .withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(30))
          .withTurns(BREATH, BREATH, BREATH);

  private FaultedCalls() {}

  /** How the node is started. */
  @FunctionalInterface
  interface Start {
    FaultedNode node() throws IOException, FaultNotPossible;
  }

  /** One of the calls, from its beginning to what came of it. */
  @FunctionalInterface
  interface Call<R> {
    R result(FaultedNode node, Vendors vendors, int index) throws Exception;
  }

  /**
   * Makes a call for each of the vendors, which are closed after; what came of each, in order.
   *
   * @param longest how long is waited for each
   */
  static <R> List<R> all(List<Vendors> vendors, Duration longest, Start start, Call<R> call)
      throws IOException,
          FaultNotPossible,
          InterruptedException,
          ExecutionException,
          TimeoutException {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (FaultedNode node = start.node()) {
      List<Future<R>> calls = new ArrayList<>();
      for (int i = 0; i < vendors.size(); i++) {
        int index = i;
        calls.add(threads.submit(() -> call.result(node, vendors.get(index), index)));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> one : calls) {
        results.add(one.get(longest.toSeconds(), TimeUnit.SECONDS));
      }
      return results;
    } finally {
      threads.shutdownNow();
      vendors.forEach(Vendors::close);
    }
  }

  /**
   * A patient calls the clinic of these vendors.
   *
   * @param numbers how many there are to call from, at most 10,000
   */
  static MeasuredCall place(
      FaultedNode node, Vendors vendors, Patient patient, int numbers, Random random)
      throws InterruptedException {
    SimulatedCaller phone =
        new SimulatedCaller(
            PATIENCE, SpokenLines.in(Path.of("")), line -> {}, System::nanoTime, random);
    SimulatedCaller.Result called =
        phone.call(
            CallOrder.to(node.node().uri(vendors.id()))
                .withFrom("sip:+44207946%04d@127.0.0.1".formatted(random.nextInt(numbers))),
            CallScript.of(new ScriptStep.Converse(patient)));
    if (called instanceof SimulatedCaller.Result.Measured measured) {
      return measured.call();
    }
    throw new IllegalStateException("the call was not placed: " + called);
  }

  /** What is known of a call that is over. */
  static CellFacts facts(FaultedNode node, Vendors vendors, int struck, MeasuredCall measured)
      throws SQLException {
    CallId call = new CallId(measured.farTag());
    Journal journal = node.node().journal();
    int booked =
        (int) journal.bookings().stream().filter(event -> event.call().equals(call)).count();
    return new CellFacts(
        struck,
        booked,
        Duration.ofMillis(measured.longestOwedSilenceMs()),
        node.node().watch().words(call),
        vendors.voice().spoken(),
        node.embeddedTexts(vendors),
        journal.events(call),
        measured.reason(),
        slowest(measured));
  }

  /** What the caller waited for longest. */
  private static String slowest(MeasuredCall measured) {
    return measured.turns().stream()
        .filter(turn -> turn.gapMs() != null)
        .max(Comparator.comparingLong(turn -> Objects.requireNonNull(turn.gapMs())))
        .map(turn -> turn.what() + " " + turn.gapMs() + " ms")
        .orElse("nothing");
  }
}
