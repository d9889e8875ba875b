package frontdesk.ops.firstcall.sipp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.LeakCheck;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** SIPp's own caller, hold, CANCEL while ringing, recorded audio and keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SippTest {
  private static final String RINGS_FOR_A_WHILE = "frontdesk.call.ring-delay = 1s\n";

  private NodeUnderTest node;
  private LeakCheck leaks;

  @TempDir private Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // the node is started before the first test
  SippTest() {}

  @BeforeAll
  void startNode(@TempDir Path files) throws IOException, InterruptedException {
    node = NodeUnderTest.startWithoutEars(files, "127.0.0.1", RINGS_FOR_A_WHILE);
    new Sipp(files, node.sip()).builtIn("uac", "-d", "100");
    Await.until("the first call is over", () -> node.node().usage().idle());
    leaks = LeakCheck.before(node);
  }

  @AfterEach
  void nothingShouldBeLeft() {
    leaks.shouldBeBack();
  }

  @AfterAll
  void stopNode() {
    node.close();
  }

  @Test
  void shouldAnswerSippsOwnCaller() throws Exception {
    sipp().builtIn("uac", "-d", "1000");
    assertEquals(CallEvent.Ending.CALLER_HUNG_UP, ending());
  }

  @Test
  void shouldAnswerSippsOwnCallerOverTcp() throws Exception {
    sipp().builtIn("uac", "-d", "500", "-t", "t1");
    assertEquals(CallEvent.Ending.CALLER_HUNG_UP, ending());
  }

  @Test
  void shouldHoldAndResume() throws Exception {
    sipp().scenario("hold");
    assertEquals(CallEvent.Ending.CALLER_HUNG_UP, ending());
  }

  @Test
  void shouldStopRingingWhenTheCallerGivesUp() throws Exception {
    sipp().scenario("cancel");
    assertEquals(CallEvent.Ending.CANCELLED, ending());
  }

  @Test
  void shouldHearAudioAndKeysOfRecordings() throws Exception {
    sipp().scenario("keys");
    assertEquals(CallEvent.Ending.CALLER_HUNG_UP, ending());
    List<Character> keys =
        node.events(latest()).stream()
            .filter(CallEvent.InputRecorded.class::isInstance)
            .map(event -> ((CallEvent.InputRecorded) event).input())
            .filter(Input.KeyPressed.class::isInstance)
            .map(input -> ((Input.KeyPressed) input).key())
            .toList();
    assertEquals(List.of('1', '2'), keys, "each key once");
    assertTrue(node.calls().words(latest()).size() >= 3, "the keys were answered");
  }

  private Sipp sipp() {
    return new Sipp(directory, node.sip());
  }

  private CallId latest() throws SQLException {
    return node.storedCalls().get(0);
  }

  private CallEvent.Ending ending() throws SQLException {
    CallId call = latest();
    Await.until("the call has ended", () -> node.calls().ending(call).isPresent());
    return CallEvent.Ending.valueOf(node.calls().ending(call).orElseThrow());
  }
}
