package frontdesk.ops.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.StoredFacts;
import frontdesk.ops.firstcall.wire.RawCall;
import frontdesk.ops.firstcall.wire.RawSipClient;
import frontdesk.ops.playground.Dispatcher;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers behind a proxy that records its route, with the configuration that is shipped. A node is
 * killed: its answered call goes on at another one through the proxy, and one that still rings
 * there is answered by another one.
 */
class ThroughDispatcherTest {
  /** Three times the promise, as the machine of a test may be busy. */
  private static final Duration AUDIBLE = Duration.ofSeconds(6);

  /** The proxy gives a node that has rung six seconds. */
  private static final Duration ANSWERED = Duration.ofSeconds(30);

  private static final int DISPATCHER = 250;
  private static final Pattern NODE = Pattern.compile("frontdesk-([0-9]+)-.*");

  /** By turns each of two nodes gets a call. */
  private static final int TURNS = 3;

  @Test
  void shouldServeTheCallsOfAKilledNode(@TempDir Path directory) throws Exception {
    try (Ring ring = Ring.start(directory, 2, "frontdesk.call.ring-delay = 2s\n");
        Dispatcher dispatcher =
            Dispatcher.start(
                directory.resolve("dispatcher"),
                Ring.host(DISPATCHER),
                List.of(Ring.host(1) + ":5060", Ring.host(2) + ":5060"));
        MovingPhone caller = MovingPhone.dial(dispatcher.address());
        RawSipClient other = RawSipClient.udp(dispatcher.address())) {
      int lost = node(caller.phone().call().deskTag());
      RawCall ringing = ringingAt(lost, other);
      CallId unanswered = CallId.parse(ringing.deskTag()).orElseThrow();
      // when
      long killed = System.nanoTime();
      ring.node(lost).kill9();
      int survivor = caller.takenOver();
      // then: the answered call goes on, and follows its node through the proxy
      Duration gap = caller.audibleAfter(killed);
      System.out.println("audible through a proxy after a kill: " + gap.toMillis() + " ms");
      assertNotEquals(lost, survivor);
      assertTrue(gap.compareTo(AUDIBLE) <= 0, () -> "audible after " + gap);
      caller.phone().call().hangUp(2);
      // and the other one is answered by the node that is left, once
      String ok =
          other.expect(m -> m.startsWith("SIP/2.0 200"), "answer by another node", ANSWERED);
      System.out.println(
          "answered by another node after " + (System.nanoTime() - killed) / 1_000_000 + " ms");
      ringing.joined(ok);
      assertEquals(survivor, node(ringing.deskTag()));
      assertNotEquals(unanswered.value(), ringing.deskTag());
      ringing.acknowledge(1);
      ringing.hangUp(2);
      StoredFacts stored = endedAll(ring);
      assertTrue(
          stored.events(unanswered).stream().noneMatch(CallEvent.CallAnswered.class::isInstance),
          "it was never answered there");
      assertEquals(List.of(), List.copyOf(stored.holdsLeft()));
    }
  }

  /** Calls until it rings at that node; others are answered and hung up. */
  private static RawCall ringingAt(int node, RawSipClient client) throws Exception {
    for (int i = 0; i < TURNS; i++) {
      RawCall call = new RawCall(client);
      client.send(call.invite(40_000));
      call.joined(client.expect("SIP/2.0 180"));
      if (node(call.deskTag()) == node) {
        return call;
      }
      call.joined(client.expectFinal("INVITE"));
      call.acknowledge(1);
      call.hangUp(2);
    }
    throw new AssertionError("no call came to node " + node);
  }

  /** Waits until every call that is stored has its end; one that rang may have stored nothing. */
  private static StoredFacts endedAll(Ring ring) {
    AtomicReference<StoredFacts> stored = new AtomicReference<>(read(ring));
    Await.until(
        "every stored call has its end",
        ANSWERED,
        () -> {
          StoredFacts now = read(ring);
          stored.set(now);
          return now.calls().values().stream()
              .allMatch(events -> events.stream().anyMatch(CallEvent.CallEnded.class::isInstance));
        });
    return Objects.requireNonNull(stored.get());
  }

  private static StoredFacts read(Ring ring) {
    try {
      return ring.stored();
    } catch (IOException | SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static int node(String tag) {
    Matcher matcher = NODE.matcher(tag);
    assertTrue(matcher.matches(), tag);
    return Integer.parseInt(matcher.group(1));
  }
}
