package frontdesk.ops.chaos.senses;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.CallerProcess;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A patient of the practice who calls while something is wrong, or after it. */
record Caller(String name, ChaosRun run, TroubledNode node) {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String CLINIC = "harbour";

  /** Everybody calls once: who was cut off would be asked whether to go on. */
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** What the caller measured, and which call it was. */
  record Ended(MeasuredCall heard, CallId call) {}

  /** Something is done to the node while the caller is on the line. */
  interface Meanwhile {
    void happens() throws Exception;
  }

  /** Calls, and stays until the call has ended and its end is written. No other call may end. */
  Ended calls(String script, Meanwhile meanwhile) throws Exception {
    try (CallerProcess process =
        CallerProcess.call(run.folder(), name, node.uri(CLINIC), number(), script)) {
      meanwhile.happens();
      MeasuredCall heard = process.result(PATIENCE);
      return new Ended(heard, ended());
    }
  }

  private static String number() {
    return "sip:+44207946%04d@127.0.0.1".formatted(NUMBERS.incrementAndGet());
  }

  private CallId ended() throws InterruptedException, IOException, TimeoutException {
    return node.watch()
        .awaitEnd(PATIENCE)
        .orElseThrow(() -> new TimeoutException("the end of a call is not written"));
  }
}
