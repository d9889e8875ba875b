package frontdesk.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When what came late is heard: after a pause, but not by a loop that is only too slow. */
class LoopLagTest {
  private static final int SLOTS = 20;
  private static final long SLOT_NANOS = 1_000_000;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final LoopLag lag = new LoopLag(SLOTS, SLOT_NANOS, 0);

  @Test
  void shouldHearEachLineLateOnceAfterAPause() {
    lag.leftOut(900, 1_000, SECOND);
    assertThat(lag.isHeardLate(1_000)).isTrue();
    assertThat(lag.isHeardLate(1_019)).isTrue();
    assertThat(lag.isHeardLate(1_020)).isFalse();
  }

  @Test
  void shouldHearTheRestOfTheLinesLateWhereHearingTakesLong() {
    lag.leftOut(900, 1_000, SECOND);
    lag.leftOut(200, 1_210, SECOND + SECOND / 5);
    assertThat(lag.isHeardLate(1_219)).isTrue();
    assertThat(lag.isHeardLate(1_220)).isFalse();
  }

  @Test
  void shouldPassOverWhatALoopLeavesOutThatIsTooSlow() {
    lag.leftOut(200, 1_000, SECOND);
    lag.leftOut(200, 1_400, SECOND + SECOND / 2);
    assertThat(lag.isHeardLate(1_400)).isFalse();
    lag.leftOut(200, 2_600, 2 * SECOND + SECOND / 2);
    assertThat(lag.isHeardLate(2_600)).isFalse();
    // ten times what was left out the first time
    lag.leftOut(200, 3_200, 3 * SECOND);
    assertThat(lag.isHeardLate(3_200)).isTrue();
  }

  @Test
  void shouldKnowWhatIsMadeUpForTickByTick() {
    lag.behind(Duration.ofMillis(19).toNanos());
    assertThat(lag.ticks()).isZero();
    lag.behind(Duration.ofMillis(181).toNanos());
    assertThat(lag.ticks()).isEqualTo(9);
  }
}
