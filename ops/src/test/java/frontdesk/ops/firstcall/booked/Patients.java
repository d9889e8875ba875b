package frontdesk.ops.firstcall.booked;

import static frontdesk.ops.caller.CallScript.press;
import static frontdesk.ops.caller.CallScript.say;
import static frontdesk.ops.caller.CallScript.sayAsNoise;
import static frontdesk.ops.caller.CallScript.waitForHangUp;
import static frontdesk.ops.caller.CallScript.waitForTurn;

import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Simulated patients who call a node at the same time; each speaks or presses its script. */
final class Patients implements AutoCloseable {
  /** What a patient says who books the first consultation; a voice that tuned nothing of this. */
  static final List<String> STRAIGHT =
      List.of(
          "book-consultation",
          "first-available",
          "number-one",
          "maria-jones",
          "yes",
          "yes",
          "yes-please");

  private final NodeUnderTest node;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Patients(NodeUnderTest node) {
    this.node = node;
  }

  static CallScript straight() {
    return script(STRAIGHT.stream().map(CallScript::say).toList(), waitForHangUp());
  }

  /** Every spoken line replaced by noise of equal length. */
  static CallScript noise() {
    return script(STRAIGHT.stream().limit(4).map(line -> sayAsNoise(line)).toList(), waitForTurn());
  }

  /** No word is spoken: the first service, the first free time, no name. */
  static CallScript keysOnly() {
    return script(
        List.of(press("1"), press("1"), press("1"), press("1"), press("#"), press("1"), press("1")),
        waitForHangUp());
  }

  /** Hangs up when the read-back has begun. */
  static CallScript hangsUpBeforeConfirming() {
    List<ScriptStep> steps = new ArrayList<>();
    STRAIGHT.stream().limit(6).forEach(line -> steps.add(say(line)));
    steps.add(CallScript.hangUp());
    return new CallScript("slt", steps);
  }

  private static CallScript script(List<ScriptStep> steps, ScriptStep last) {
    List<ScriptStep> all = new ArrayList<>(steps);
    all.add(last);
    return new CallScript("slt", all);
  }

  /** Calls the clinic from this number and comes back when the call's end is written. */
  CompletionStage<FinishedCall> call(String clinic, String number, CallScript script) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return finished(place(clinic, number, script), number);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
          }
        },
        threads);
  }

  private MeasuredCall place(String clinic, String number, CallScript script)
      throws InterruptedException {
    CallOrder order =
        CallOrder.to("sip:" + clinic + "@127.0.0.1:" + node.sip().getPort())
            .withFrom("sip:" + number + "@127.0.0.1");
    SimulatedCaller.Result result = SimulatedCaller.withDefaults(line -> {}).call(order, script);
    if (result instanceof SimulatedCaller.Result.Measured measured) {
      return measured.call();
    }
    throw new AssertionError("the call was not placed: " + result);
  }

  private FinishedCall finished(MeasuredCall heard, String number) {
    return Await.found(
        "the end of the call from " + number,
        Duration.ofSeconds(20),
        () -> ended(number).map(id -> new FinishedCall(heard, id)));
  }

  private java.util.Optional<CallId> ended(String number) {
    try {
      for (CallId id : node.storedCalls()) {
        var events = node.events(id);
        boolean over = events.stream().anyMatch(event -> event instanceof CallEvent.CallEnded);
        if (over && number.equals(numberOf(id, events))) {
          return java.util.Optional.of(id);
        }
      }
      return java.util.Optional.empty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The caller's number stands sealed: the test opens it with the call's key to know its call. */
  private String numberOf(CallId id, List<frontdesk.protocol.audit.StoredEvent> events) {
    var sealing =
        node.node()
            .storage()
            .keys()
            .find(new frontdesk.protocol.id.KeyId("call/" + id.value()))
            .toCompletableFuture()
            .join();
    return ((CallEvent.CallArrived) events.get(0))
        .callerNumber()
        .flatMap(
            handle ->
                sealing.flatMap(
                    key ->
                        new frontdesk.engine.call.CallSeals(key, id)
                            .open(frontdesk.engine.call.CallSeals.Field.CALLER_NUMBER, handle)))
        .orElse("");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
