package frontdesk.ops.firstcall.replay;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.wire.RawPhone;
import frontdesk.ops.firstcall.wire.Transport;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A call by keys up to the read-back: short, and with every kind of decision that replay meets. */
final class ReadBackByKeys {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private ReadBackByKeys() {}

  /** Calls, hangs up when the read-back has begun, and waits until that is written. */
  static CallId call(NodeUnderTest node) throws IOException {
    CallId id;
    try (RawPhone phone = RawPhone.with(Transport.UDP, node.sip()).dial()) {
      id = phone.id();
      int seen = 0;
      for (String prompt = ""; !prompt.contains("Shall I book it"); ) {
        prompt = next(node, id, seen);
        seen = node.calls().words(id).size();
        phone.rtp().press(prompt.contains("name") && prompt.contains("pound") ? '#' : '1');
      }
      phone.call().hangUp(2);
    }
    Await.until("the call is over", PATIENCE, () -> node.calls().ending(id).isPresent());
    return id;
  }

  private static String next(NodeUnderTest node, CallId id, int seen) {
    Await.until(
        () -> "a prompt after " + node.calls().words(id),
        PATIENCE,
        () -> node.calls().words(id).size() > seen);
    List<String> words = node.calls().words(id);
    return words.get(words.size() - 1);
  }
}
