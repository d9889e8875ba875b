package frontdesk.ops.firstcall.wire;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.LeakCheck;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One node for all tests of a class; after each of them nothing of its calls may be left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WholeNodeCalls {
  /** Short base timers: a lost ACK shows after 64 times T1. */
  static final String SHORT_TIMERS =
      """
      frontdesk.sip.timers { t1 = 50ms, t2 = 400ms, t4 = 500ms }
      frontdesk.call.slots = 3
      """;

  private final String host;
  private final String settings;
  private NodeUnderTest node;
  private LeakCheck leaks;

  @SuppressWarnings("NullAway.Init") // the node is started before the first test
  WholeNodeCalls(String host, String settings) {
    this.host = host;
    this.settings = settings;
  }

  @BeforeAll
  void startNode(@TempDir Path directory) throws IOException {
    node = NodeUnderTest.startWithoutEars(directory, host, settings);
    // The first call loads classes and opens what stays open.
    try (RawPhone phone = RawPhone.with(Transport.UDP, node.sip()).dial()) {
      phone.call().hangUp(2);
    }
    Await.until("the first call is over", () -> node.node().usage().idle());
    leaks = LeakCheck.before(node);
  }

  @AfterEach
  void nothingShouldBeLeftOfTheCalls() {
    leaks.shouldBeBack();
  }

  @AfterAll
  void stopNode() {
    node.close();
  }

  NodeUnderTest node() {
    return node;
  }

  RawSipClient client(Transport transport) throws IOException {
    return transport.open(node.sip());
  }

  RawPhone phone(Transport transport) throws IOException {
    return RawPhone.with(transport, node.sip());
  }

  /** Waits for the end of a call as the journal has it. */
  CallEvent.Ending ending(CallId call) {
    return Await.found("the end is written", Await.PATIENCE, () -> storedEnding(call));
  }

  private java.util.Optional<CallEvent.Ending> storedEnding(CallId call) {
    try {
      return node.events(call).stream()
          .filter(CallEvent.CallEnded.class::isInstance)
          .map(event -> ((CallEvent.CallEnded) event).ending())
          .findFirst();
    } catch (SQLException e) {
      throw new AssertionError("the journal cannot be read", e);
    }
  }
}
