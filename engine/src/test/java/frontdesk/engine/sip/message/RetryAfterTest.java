package frontdesk.engine.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  @ParameterizedTest
  @ValueSource(strings = {"7", " 7 ", "7 (in a meeting)", "7;duration=3600"})
  void shouldReadTheSeconds(String value) {
    assertThat(RetryAfter.of(Headers.NONE.plus("Retry-After", value)))
        .contains(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "99999999999", "7 8"})
  void shouldReadNothingElse(String value) {
    assertThat(RetryAfter.of(Headers.NONE.plus("Retry-After", value))).isEmpty();
  }

  @Test
  void shouldReadNothingWhereNothingStands() {
    assertThat(RetryAfter.of(Headers.NONE)).isEmpty();
  }
}
