package frontdesk.ops.firstcall.harness;

import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Simulated patients who call a node at the same time; each speaks or presses its script. */
public final class Patients implements AutoCloseable {
  private static final Duration UNTIL_WRITTEN = Duration.ofSeconds(20);

  /** A patient person: three offers, each with day and time, take long to be read out. */
  private static final CallerSettings PATIENCE =
      CallerSettings.DEFAULTS.withTimeouts(Duration.ofSeconds(40), Duration.ofSeconds(30));

  private final NodeUnderTest node;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public Patients(NodeUnderTest node) {
    this.node = node;
  }

  /**
   * Calls after a while; comes back when the call's end is written.
   *
   * @param number who calls, E.164
   * @param called the user part of the clinic's SIP address
   */
  public CompletionStage<FinishedCall> call(
      Duration after, String number, String called, CallScript script) {
    return CompletableFuture.supplyAsync(
        () -> {
          Await.elapsed(after);
          MeasuredCall heard = place(number, called, script);
          CallId call = new CallId(heard.farTag());
          Await.until(() -> "the end of a call to " + called, UNTIL_WRITTEN, () -> isOver(call));
          return new FinishedCall(heard, call);
        },
        threads);
  }

  private MeasuredCall place(String number, String called, CallScript script) {
    CallOrder order =
        CallOrder.to("sip:" + called + "@127.0.0.1:" + node.sip().getPort())
            .withFrom("sip:" + number + "@127.0.0.1");
    try {
      SimulatedCaller.Result result = caller().call(order, script);
      if (result instanceof SimulatedCaller.Result.Measured measured) {
        return measured.call();
      }
      throw new AssertionError("the call was not placed: " + result);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  private static SimulatedCaller caller() {
    return new SimulatedCaller(
        PATIENCE, SpokenLines.in(Path.of("")), line -> {}, System::nanoTime, new SecureRandom());
  }

  private boolean isOver(CallId call) throws SQLException {
    return node.events(call).stream().anyMatch(CallEvent.CallEnded.class::isInstance);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
