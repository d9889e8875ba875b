package frontdesk.ops.bench.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  private static long ms(long millis) {
    return millis * 1_000_000;
  }

  @Test
  void shouldReadTheTimeThatWasReallyMeasured() {
    // given: 1 to 100 ms, the longest first
    List<Long> times = new ArrayList<>();
    for (long i = 100; i >= 1; i--) {
      times.add(ms(i));
    }
    // when
    Percentiles read = Percentiles.of(times);
    // then
    assertThat(read.ms(0.5)).isEqualTo(50);
    assertThat(read.ms(0.95)).isEqualTo(95);
    assertThat(read.ms(0.99)).isEqualTo(99);
    assertThat(read.ms(1)).isEqualTo(100);
    assertThat(read.count()).isEqualTo(100);
  }

  @Test
  void shouldRatherTellTheLongerOfFewTimes() {
    assertThat(Percentiles.of(List.of(ms(1), ms(9))).ms(0.95)).isEqualTo(9);
    assertThat(Percentiles.of(List.of(ms(1), ms(2), ms(9))).ms(0.5)).isEqualTo(2);
    assertThat(Percentiles.of(List.of(1_234_567L)).ms(0.5)).isEqualTo(1.23);
  }

  @Test
  void shouldNotTakeNothingForFast() {
    assertThat(Percentiles.of(List.of()).ms(0.5)).isEqualTo(-1);
  }

  @Test
  void shouldSeeWhetherTwoClocksAreOne() {
    // given: the same clock, and one that is a second ahead
    ClockOffset same = ClockOffset.seen(1_000, 1_040, 1_100);
    ClockOffset ahead = ClockOffset.seen(1_000, 1_000_001_050, 1_100);
    // then
    assertThat(same.ours(5_000)).isEqualTo(5_000);
    assertThat(ahead.ours(1_000_005_000)).isEqualTo(5_000);
    assertThat(ClockOffset.NONE.orBetter(same)).isEqualTo(same);
    assertThat(same.orBetter(ClockOffset.seen(0, 900, 2_000))).isEqualTo(same);
  }
}
