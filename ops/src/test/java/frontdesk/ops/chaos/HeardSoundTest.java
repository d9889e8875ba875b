package frontdesk.ops.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.caller.MeasuredCall;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What was heard, and when: nothing that was audible is silence, nothing silent was heard. */
class HeardSoundTest {
  private static final Duration BOUND = Duration.ofSeconds(2);

  /** Speech from 1 to 3 s and from 5.4 to 8 s of a call of 9 s. */
  private static final HeardSound PAUSED =
      new HeardSound(
          new MeasuredCall.Heard(
              Arrays.asList(sound(1_000, 3_000), sound(5_400, 8_000)), ns(9_000)));

  @Test
  void shouldFindAPlantedSilence() {
    // when
    Duration longest = PAUSED.longestSilence(ns(2_000), ns(8_000));
    // then
    assertThat(longest).isEqualTo(Duration.ofMillis(2_400));
    assertThat(new Verdict("planted").silence("the caller", longest, BOUND).held()).isFalse();
  }

  @Test
  void shouldNotCountSilenceOutsideTheFaultOrBeforeTheFirstSound() {
    assertThat(PAUSED.longestSilence(0, ns(3_000))).isZero();
    assertThat(PAUSED.longestSilence(ns(5_400), ns(8_000))).isZero();
    assertThat(PAUSED.longestSilence(ns(2_000), ns(4_000))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldCountSilenceUpToTheEndOfTheCall() {
    assertThat(PAUSED.longestSilence(ns(7_000), Long.MAX_VALUE)).isEqualTo(Duration.ofSeconds(1));
    HeardSound nothing = new HeardSound(new MeasuredCall.Heard(Arrays.asList(), ns(9_000)));
    assertThat(nothing.longestSilence(ns(4_000), Long.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void shouldSayWhenSomethingWasAudibleNext() {
    assertThat(PAUSED.firstAfter(ns(2_000))).contains(Duration.ZERO);
    assertThat(PAUSED.firstAfter(ns(3_000))).contains(Duration.ofMillis(2_400));
    assertThat(PAUSED.firstAfter(ns(8_000))).isEmpty();
    assertThat(PAUSED.audibleAfter(ns(2_500))).isEqualTo(Duration.ofMillis(3_100));
  }

  private static MeasuredCall.Sound sound(long fromMs, long toMs) {
    return new MeasuredCall.Sound(ns(fromMs), ns(toMs));
  }

  private static long ns(long ms) {
    return TimeUnit.MILLISECONDS.toNanos(ms);
  }
}
