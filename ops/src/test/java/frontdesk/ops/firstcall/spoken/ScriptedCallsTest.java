package frontdesk.ops.firstcall.spoken;

import static frontdesk.ops.caller.CallScript.hangUpAfterSaying;
import static frontdesk.ops.caller.CallScript.interruptAfter;
import static frontdesk.ops.caller.CallScript.say;
import static frontdesk.ops.caller.CallScript.staySilent;
import static frontdesk.ops.caller.CallScript.waitForHangUp;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.CallSeals;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.call.ReplayReader;
import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.KeyId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Patients who do not keep to the straight way: what they said, and nothing else, is booked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptedCallsTest {
  /** Three times the bound of two seconds. */
  private static final long MOST_OWED_SILENCE_MS = 6_000;

  /** Longer than from a caller's wish for a time to the hold of it: the offers are read out. */
  private static final Duration BETWEEN_CALLS = Duration.ofSeconds(30);

  private static final String SILENT = "+442079460801";
  private static final String INTERRUPTS = "+442079460802";
  private static final String NONSENSE = "+442079460803";
  private static final String GONE_AFTER_YES = "+442079460804";

  private static final List<String> UP_TO_READ_BACK =
      List.of("book-consultation", "first-available", "number-one", "maria-jones", "yes", "yes");

  @TempDir private static Path directory;

  private final Map<String, MeasuredCall> heard = new ConcurrentHashMap<>();
  private NodeUnderTest node;

  @BeforeAll
  void call() throws IOException, InterruptedException {
    node = NodeUnderTest.start(directory, "127.0.0.1", "");
    Map<String, List<ScriptStep>> scripts =
        Map.of(
            SILENT, silentAtFirst(),
            INTERRUPTS,
                upToReadBack(
                    interruptAfter(Duration.ofMillis(1500)),
                    say("repeat-please"),
                    say("yes-please"),
                    waitForHangUp()),
            NONSENSE, nonsense(),
            GONE_AFTER_YES, upToReadBack(hangUpAfterSaying("yes-please")));
    ExecutorService threads = Executors.newCachedThreadPool();
    // One after the other, so that each is offered what the one before has left.
    threads.execute(() -> place(NONSENSE, steps(scripts, NONSENSE)));
    for (String number : List.of(INTERRUPTS, GONE_AFTER_YES, SILENT)) {
      threads.execute(() -> place(number, steps(scripts, number)));
      Await.elapsed(BETWEEN_CALLS);
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(4, TimeUnit.MINUTES)).isTrue();
    Await.until("idle", Duration.ofSeconds(20), () -> node.node().usage().idle());
  }

  private static List<ScriptStep> steps(Map<String, List<ScriptStep>> scripts, String number) {
    return Optional.ofNullable(scripts.get(number)).orElseThrow();
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @Test
  void shouldBookOnceForWhoIsSilentAtFirst() throws SQLException {
    assertThat(heard(SILENT).completed()).as(heard(SILENT).reason()).isTrue();
    assertThat(node.bookings(id(SILENT))).hasSize(1);
  }

  @Test
  void shouldBookOnceForWhoInterruptsTheReadBack() throws SQLException {
    assertThat(heard(INTERRUPTS).completed()).as(heard(INTERRUPTS).reason()).isTrue();
    assertThat(node.bookings(id(INTERRUPTS))).hasSize(1);
  }

  @Test
  void shouldBookNothingForWhoIsNotUnderstood() throws SQLException {
    CallId id = id(NONSENSE);
    var open =
        node.node()
            .desks(((CallEvent.CallArrived) node.events(id).get(0)).header().clinic())
            .callbacks()
            .<CallbackProtocol.OpenCallbacks>ask(
                CallbackProtocol.ListOpen::new, Duration.ofSeconds(10))
            .toCompletableFuture()
            .join();
    assertThat(node.bookings(id)).isEmpty();
    assertThat(open.callbacks()).anyMatch(callback -> callback.call().equals(id));
  }

  @Test
  void shouldBookAtMostOnceForWhoHangsUpAfterYes() throws SQLException {
    CallId id = id(GONE_AFTER_YES);
    long told =
        node.events(id).stream()
            .filter(
                event ->
                    event instanceof CallEvent.InputRecorded recorded
                        && recorded.input() instanceof Input.ToolAnswered answered
                        && answered.answer() instanceof ToolAnswer.AppointmentMade)
            .count();
    assertThat(heard(GONE_AFTER_YES).turns()).hasSize(UP_TO_READ_BACK.size() + 1);
    assertThat(node.bookings(id)).hasSizeLessThanOrEqualTo(1);
    assertThat((long) node.bookings(id).size()).isEqualTo(told);
  }

  @Test
  void shouldReplayAndNeverStaySilentNorNeedKeys() throws SQLException {
    assertThat(heard).hasSize(4);
    for (Map.Entry<String, MeasuredCall> call : heard.entrySet()) {
      assertThat(call.getValue().keysPressed()).isZero();
      assertThat(call.getValue().longestOwedSilenceMs()).isLessThan(MOST_OWED_SILENCE_MS);
      var report =
          new ReplayReader(node.node().storage(), BuildVersion.current())
              .replay(id(call.getKey()), false);
      assertThat(report.verdict()).isEqualTo("identical");
    }
  }

  private static List<ScriptStep> silentAtFirst() {
    List<ScriptStep> steps = new ArrayList<>();
    steps.add(staySilent(Duration.ofSeconds(9)));
    UP_TO_READ_BACK.forEach(line -> steps.add(say(line)));
    steps.add(say("yes-please"));
    steps.add(waitForHangUp());
    return steps;
  }

  private static List<ScriptStep> nonsense() {
    return List.of(
        say("nonsense-weather"), say("nonsense-recipe"), say("nonsense-football"), waitForHangUp());
  }

  private static List<ScriptStep> upToReadBack(ScriptStep... then) {
    List<ScriptStep> steps = new ArrayList<>();
    UP_TO_READ_BACK.forEach(line -> steps.add(say(line)));
    steps.addAll(List.of(then));
    return steps;
  }

  private void place(String number, List<ScriptStep> steps) {
    CallOrder order =
        CallOrder.to("sip:harbour@127.0.0.1:" + node.sip().getPort())
            .withFrom("sip:" + number + "@127.0.0.1");
    try {
      var result =
          SimulatedCaller.withDefaults(line -> {}).call(order, new CallScript("slt", steps));
      if (result instanceof SimulatedCaller.Result.Measured measured) {
        heard.put(number, measured.call());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private MeasuredCall heard(String number) {
    return Optional.ofNullable(heard.get(number)).orElseThrow();
  }

  private CallId id(String number) throws SQLException {
    for (CallId id : node.storedCalls()) {
      if (number.equals(numberOf(id, node.events(id)))) {
        return id;
      }
    }
    throw new AssertionError("no call from " + number);
  }

  /** The caller's number stands sealed: it is opened with the call's key to know its call. */
  private String numberOf(CallId id, List<StoredEvent> events) {
    var key =
        node.node()
            .storage()
            .keys()
            .find(new KeyId("call/" + id.value()))
            .toCompletableFuture()
            .join()
            .orElseThrow();
    return ((CallEvent.CallArrived) events.get(0))
        .callerNumber()
        .flatMap(handle -> new CallSeals(key, id).open(CallSeals.Field.CALLER_NUMBER, handle))
        .orElse("");
  }
}
