package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.wire.RawPhone;
import frontdesk.ops.firstcall.wire.RawSipClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is being stopped has given a call away, and something for that call still comes. */
class LateRequestsTest {
  private static final Duration ENDED = Duration.ofSeconds(20);

  /** The node waits so long for the phone that does not answer. */
  private static final String AT_ONCE =
      "frontdesk.takeover { drain-patience = 0s, hand-over-timeout = 1m }\n";

  @Test
  void shouldReachTheCallWhereItLivesNow(@TempDir Path directory) throws Exception {
    try (Ring ring = Ring.start(directory, 2, AT_ONCE);
        MovingPhone caller = MovingPhone.dial(1);
        MovingPhone slow = MovingPhone.dial(1)) {
      // given
      CompletableFuture<Integer> stopped = CompletableFuture.supplyAsync(() -> stop(ring));
      assertThat(caller.takenOver()).isEqualTo(2);
      RawPhone phone = caller.phone();

      // when the phone changes the session where it was, before it has heard of the other node
      String changed = caller.sendTo(1, "INVITE", phone.call().offer(phone.rtp().port()));

      // then
      assertThat(changed).startsWith("SIP/2.0 200");
      assertThat(RawSipClient.header(changed, "Contact")).contains(Ring.host(2));
      caller.acknowledgeAt(2);

      // when it hangs up there
      String ended = caller.sendTo(1, "BYE", "");

      // then
      assertThat(stopped).as("the first node still waits").isNotDone();
      assertThat(ended).startsWith("SIP/2.0 200");
      Await.until(
          "the call ends where it lives",
          ENDED,
          () -> ring.node(2).out().stream().anyMatch(line -> line.contains("CALLER_HUNG_UP")));
      assertThat(slow.takenOver()).isEqualTo(2);
      assertThat(stopped.join()).isZero();
    }
  }

  private static int stop(Ring ring) {
    try {
      return ring.node(1).stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
