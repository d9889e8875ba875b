package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.id.CallId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When an answer is said to be late. */
class ResponseAlertTest {
  private static final Duration LONG = Duration.ofSeconds(9);

  private final ResponseAlert alert =
      new ResponseAlert(
          new CallId("frontdesk-1-0.0123456789abcdef0123456789abcdef"), Duration.ofMillis(1_500));

  @Test
  void shouldNotMeasureTheGreeting() {
    assertThat(alert.heard(0, LONG)).isFalse();
  }

  @Test
  void shouldAlertOnceForATurnAndOnlyBeyondTheLimit() {
    assertThat(alert.heard(1, Duration.ofMillis(1_501))).isTrue();
    assertThat(alert.heard(1, LONG)).as("asked again unasked").isFalse();
    assertThat(alert.heard(2, Duration.ofMillis(1_500))).isFalse();
    assertThat(alert.heard(2, LONG)).isFalse();
  }
}
