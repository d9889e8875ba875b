package frontdesk.engine.provider.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long is waited, and how often is tried beside the first attempts. */
class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

  @ParameterizedTest
  @CsvSource({"1, 50, 100", "2, 100, 200", "4, 400, 800", "5, 500, 1000", "99, 500, 1000"})
  void shouldDoubleUpToTheLongestAndNeverBeSooner(int attempt, long least, long most) {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      assertThat(backoff.before(attempt, random).toMillis()).isBetween(least, most);
    }
  }

  @Test
  void shouldNotBringCallersBackTogether() {
    Random random = new Random(1);
    assertThat(IntStream.range(0, 100).mapToObj(i -> backoff.before(3, random)).distinct().count())
        .isGreaterThan(90);
  }

  @Test
  void shouldGrantAShareOfTheWorkAndAFewAtFirst() {
    // given
    RetryBudget budget = new RetryBudget(0.2, 10);

    // when
    long granted =
        IntStream.range(0, 1_000)
            .filter(
                i -> {
                  budget.begun();
                  return budget.take();
                })
            .count();

    // then
    assertThat(granted).isBetween(205L, 211L);
  }

  @Test
  void shouldNotSaveUpWhatQuietTimesLeave() {
    RetryBudget budget = new RetryBudget(0.2, 10);
    IntStream.range(0, 10_000).forEach(i -> budget.begun());

    assertThat(IntStream.range(0, 100).filter(i -> budget.take()).count()).isEqualTo(10);
  }
}
