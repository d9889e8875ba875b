package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When an answer is said to be late. */
class ResponseAlertTest {
  private static final Instant BEGUN = Instant.parse("2026-07-01T09:00:00Z");

  private final ResponseAlert alert =
      new ResponseAlert(
          new CallId("frontdesk-1-0.0123456789abcdef0123456789abcdef"),
          Duration.ofMillis(1_500),
          BEGUN);

  @Test
  void shouldNotMeasureTheGreeting() {
    assertThat(alert.heard(BEGUN, BEGUN.plusSeconds(9))).isFalse();
  }

  @Test
  void shouldAlertOnceForATurnAndOnlyBeyondTheLimit() {
    Instant turn = BEGUN.plusSeconds(20);

    assertThat(alert.heard(turn, turn.plusMillis(1_501))).isTrue();
    assertThat(alert.heard(turn, turn.plusSeconds(8))).as("asked again unasked").isFalse();
    Instant next = turn.plusSeconds(30);
    assertThat(alert.heard(next, next.plusMillis(1_500))).isFalse();
    assertThat(alert.heard(next, next.plusSeconds(9))).isFalse();
  }
}
