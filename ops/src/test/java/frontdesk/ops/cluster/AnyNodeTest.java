package frontdesk.ops.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.wire.RawCall;
import frontdesk.ops.firstcall.wire.RawPhone;
import frontdesk.ops.firstcall.wire.RawSipClient;
import frontdesk.ops.firstcall.wire.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call lives on one node; what concerns it may come to another one. */
class AnyNodeTest {
  /** Longer than three repetitions of a 200 (RFC 3261 13.3.1.4). */
  private static final int QUIET_MS = 4_000;

  private static final int AGAIN_MS = 500;

  /** In so long nodes that are ready know of each other's room. */
  private static final Duration KNOWN = Duration.ofSeconds(20);

  /** Two nodes: one keeps half of its slots for the calls of the other. */
  private static final String ONE_CALL_EACH =
      "frontdesk { call.slots = 2, takeover.drain-patience = 1m }\n";

  @Test
  void shouldServeACallWhicheverNodeIsAsked(@TempDir Path directory) throws Exception {
    try (Ring ring = Ring.start(directory, 2, ONE_CALL_EACH);
        MovingPhone first = MovingPhone.dial(1)) {
      assertTrue(ring.node(1).isAlive());
      anotherNodeTakesWhatIsTooMuch();
      aSessionIsChangedByAnotherNode(first);
      aNodeThatStopsSendsNewCallsOn(ring);
      String bye = first.sendTo(2, "BYE", "");
      assertTrue(bye.startsWith("SIP/2.0 200"), bye);
      Await.until(
          "the call ends where it lives",
          Duration.ofSeconds(20),
          () -> ring.node(1).out().stream().anyMatch(line -> line.contains("CALLER_HUNG_UP")));
      assertEquals(0, ring.node(1).awaitExit(), "its last call is over");
      assertEquals(
          List.of(),
          first.phone().client().drain(QUIET_MS).stream()
              .filter(m -> m.startsWith("BYE ") || m.startsWith("SIP/2.0 200"))
              .toList());
    }
  }

  /** The first node is full with one call: the second one's answer comes by it. */
  private static void anotherNodeTakesWhatIsTooMuch() throws Exception {
    long until = System.nanoTime() + KNOWN.toNanos();
    while (!isTakenByTheOther()) {
      assertTrue(System.nanoTime() < until, "the second node takes what is too much for the first");
    }
  }

  /** Until the nodes know each other, the first one takes it itself or has no room. */
  private static boolean isTakenByTheOther() throws Exception {
    try (RawSipClient client = RawSipClient.udp(Ring.sip(1))) {
      RawPhoneCall second = RawPhoneCall.on(client);
      String ok = second.invite();
      if (!ok.startsWith("SIP/2.0 200")) {
        assertTrue(ok.startsWith("SIP/2.0 503"), ok);
        client.drain(AGAIN_MS);
        return false;
      }
      if (!RawSipClient.header(ok, "Contact").contains(Ring.host(2))) {
        client.send(second.call().request("ACK", 1, ""));
        client.send(second.call().request("BYE", 2, ""));
        client.drain(AGAIN_MS);
        return false;
      }
      assertEquals(Ring.host(2), RawCall.audioAddress(ok).getAddress().getHostAddress());
      client.sendTo(Ring.sip(2), second.call().request("ACK", 1, ""));
      assertEquals(
          0,
          client.drain(QUIET_MS).stream().filter(m -> m.startsWith("SIP/2.0 200")).count(),
          "the node that repeats the 200 hears of its ACK");
      try (RawPhone third = RawPhone.with(Transport.UDP, Ring.sip(2))) {
        third.client().send(third.call().invite(third.rtp().port()));
        String full = third.client().expectFinal("INVITE");
        assertTrue(full.startsWith("SIP/2.0 503"), full);
        assertTrue(!RawSipClient.header(full, "Retry-After").isEmpty(), full);
      }
      client.sendTo(Ring.sip(2), second.call().request("BYE", 2, ""));
      assertTrue(client.expectFinal("BYE").startsWith("SIP/2.0 200"));
      return true;
    }
  }

  /** The 200 bears the owner's contact, whose node gets the ACK. */
  private static void aSessionIsChangedByAnotherNode(MovingPhone caller) throws Exception {
    RawPhone phone = caller.phone();
    String ok = caller.sendTo(2, "INVITE", phone.call().offer(phone.rtp().port()));
    assertTrue(ok.startsWith("SIP/2.0 200"), ok);
    assertTrue(RawSipClient.header(ok, "Contact").contains(Ring.host(1)), ok);
    caller.acknowledgeAt(1);
    assertEquals(
        0,
        phone.client().drain(QUIET_MS).stream().filter(m -> m.startsWith("SIP/2.0 200")).count(),
        "the node that repeats the 200 hears of its ACK");
  }

  /** It still has a call, and says so to trunks that ask; who calls it is served by the other. */
  private static void aNodeThatStopsSendsNewCallsOn(Ring ring) throws Exception {
    assertTrue(ProcessHandle.of(ring.node(1).pid()).orElseThrow().destroy());
    Await.until("it tells trunks to go elsewhere", KNOWN, AnyNodeTest::refusesOptions);
    try (RawSipClient client = RawSipClient.udp(Ring.sip(1))) {
      RawPhoneCall call = RawPhoneCall.on(client);
      String ok = call.invite();
      assertTrue(ok.startsWith("SIP/2.0 200"), ok);
      assertTrue(RawSipClient.header(ok, "Contact").contains(Ring.host(2)), ok);
      assertEquals(Ring.host(2), RawCall.audioAddress(ok).getAddress().getHostAddress());
      client.sendTo(Ring.sip(2), call.call().request("ACK", 1, ""));
      client.sendTo(Ring.sip(2), call.call().request("BYE", 2, ""));
      assertTrue(client.expectFinal("BYE").startsWith("SIP/2.0 200"));
    }
    assertTrue(ring.node(1).isAlive(), "it waits for its call");
  }

  private static boolean refusesOptions() {
    try (RawSipClient client = RawSipClient.udp(Ring.sip(1))) {
      client.send(new RawCall(client).request("OPTIONS", 1, ""));
      return client.expectFinal("OPTIONS").startsWith("SIP/2.0 503");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** A caller without ears. */
  private record RawPhoneCall(RawSipClient client, RawCall call) {
    private static final int AUDIO = 40_000;

    static RawPhoneCall on(RawSipClient client) {
      return new RawPhoneCall(client, new RawCall(client));
    }

    String invite() throws Exception {
      client.send(call.invite(AUDIO));
      String answer = client.expectFinal("INVITE");
      if (answer.startsWith("SIP/2.0 200")) {
        call.joined(answer);
      }
      return answer;
    }
  }
}
