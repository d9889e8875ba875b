package frontdesk.ops.firstcall.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.LeakCheck;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.wire.KeysBooking;
import frontdesk.ops.firstcall.wire.RawPhone;
import frontdesk.ops.firstcall.wire.Transport;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.CallId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A telephone's keys alone book an appointment, over sockets that are not ours. */
class KeysBookingTest {
  private static final Duration GOODBYE = Duration.ofSeconds(30);
  private static final Duration LONGEST_GAP = Duration.ofMillis(500);
  private static final int FINDINGS = 10;

  @Test
  void shouldBookByKeysAndStillKnowItAfterARestart(@TempDir Path directory) throws Exception {
    try (NodeUnderTest node = NodeUnderTest.startWithoutEars(directory, "127.0.0.1", "")) {
      firstCall(node);
      LeakCheck leaks = LeakCheck.before(node);
      CallId id;
      String goodbye;
      String told;
      // when
      try (RawPhone phone = RawPhone.with(Transport.UDP, node.sip()).dial()) {
        id = phone.id();
        KeysBooking booking = new KeysBooking(phone, () -> node.calls().words(id));
        goodbye = booking.book();
        told = booking.told();
        String bye = phone.client().expect(m -> m.startsWith("BYE "), "BYE", GOODBYE);
        phone.client().send(phone.call().response(bye, "200 OK", ""));
        Duration gap = phone.rtp().heard().longestGap();
        assertTrue(gap.compareTo(LONGEST_GAP) < 0, "sound never stops: " + gap);
      }
      // then
      assertTrue(told.endsWith("Anything else? If not, press one."), told);
      assertTrue(goodbye.contains("Goodbye"), goodbye);
      Await.until("the call ends", () -> node.calls().ending(id).isPresent());
      assertEquals("COMPLETED", node.calls().ending(id).orElseThrow());
      assertEquals(1, node.bookings(id).size());
      assertTrue(spoken(told, node.bookings(id).get(0)), told);
      assertTrue(keys(node, id) >= 5, "keys in the journal");
      leaks.shouldBeBack();
      node.restart();
      assertEquals(1, node.bookings(id).size(), "after a restart");
      var source = node.node().storage().journal().source();
      Verification verified = new JournalVerifier(source, FINDINGS).verify();
      assertTrue(verified instanceof Verification.Sound, verified::toString);
    }
  }

  /** Starts the threads that stay. */
  private static void firstCall(NodeUnderTest node) throws Exception {
    try (RawPhone phone = RawPhone.with(Transport.UDP, node.sip()).dial()) {
      phone.call().hangUp(2);
    }
    Await.until("the first call is over", () -> node.node().usage().idle());
  }

  /** Whether the reference was said, digit by digit or as a number. */
  private static boolean spoken(String words, String reference) {
    return words.replace(" ", "").contains(reference) || words.contains("reference is");
  }

  private static long keys(NodeUnderTest node, CallId call) throws Exception {
    List<?> events = node.events(call);
    return events.stream()
        .filter(
            event ->
                event instanceof CallEvent.InputRecorded recorded
                    && recorded.input() instanceof Input.KeyPressed)
        .count();
  }
}
