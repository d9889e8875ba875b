package frontdesk.ops.chaos;

import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * A simulated caller in this process, recorded: where a scenario has to know when, by its own
 * clock, something was heard. The node is another process; between them pass SIP and RTP only.
 */
public final class PlacedCall {
  /**
   * A patient person: long offers are read out, with pauses that are nobody's turn, and the node
   * may be away for a while.
   */
  private static final CallerSettings PATIENCE =
      CallerSettings.DEFAULTS
          .withTimeouts(Duration.ofSeconds(90), Duration.ofSeconds(30))
          .withTurns(Duration.ofSeconds(2), Duration.ofMillis(1_500), Duration.ofMillis(2_500));

  private final CompletableFuture<Ended> ended;

  /**
   * A call that is over.
   *
   * @param sound what its caller heard
   */
  public record Ended(MeasuredCall measured, HeardSound sound) {}

  private PlacedCall(CompletableFuture<Ended> ended) {
    this.ended = ended;
  }

  /**
   * Begins to call.
   *
   * @param from who calls, E.164
   * @param recording a file of its own
   * @param threads where the caller lives meanwhile, a thread each
   */
  public static PlacedCall begin(
      String uri,
      String from,
      CallScript script,
      Path recording,
      RandomGenerator random,
      Executor threads) {
    CallOrder order =
        CallOrder.to(uri).withFrom("sip:" + from + "@127.0.0.1").withRecording(recording);
    return new PlacedCall(
        CompletableFuture.supplyAsync(() -> place(order, script, random), threads));
  }

  private static Ended place(CallOrder order, CallScript script, RandomGenerator random) {
    SimulatedCaller caller =
        new SimulatedCaller(
            PATIENCE, SpokenLines.in(Path.of("")), line -> {}, System::nanoTime, random);
    try {
      SimulatedCaller.Result result = caller.call(order, script);
      if (result instanceof SimulatedCaller.Result.Measured measured) {
        return new Ended(measured.call(), new HeardSound(measured.call().heard()));
      }
      throw new IllegalStateException("the call was not placed: " + result);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the call was interrupted", e);
    }
  }

  /** Waits for its end. */
  public Ended result(Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    return ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
