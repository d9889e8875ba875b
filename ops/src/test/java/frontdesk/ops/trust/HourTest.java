package frontdesk.ops.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.chaos.day.HourOfCalls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hour of calls, in the long tests only; {@code -Dfrontdesk.chaos.minutes} and {@code
 * -Dfrontdesk.chaos.calls} make it another length, {@code -Dfrontdesk.seed=S} repeats a run.
 */
@Tag("long")
class HourTest {
  private static final Duration SILENCE = Duration.ofSeconds(6);

  @Test
  void shouldHoldNoMoreAfterAnHourOfCalls(@TempDir Path folder) throws Exception {
    // given
    long seed = Long.getLong("frontdesk.seed", System.nanoTime());
    System.out.println("seed of the hour: " + seed);
    // when
    Verdict verdict =
        new HourOfCalls().run(new ChaosRun(folder, SILENCE, seed, System.out::println));
    // then
    System.out.println(verdict.json());
    assertEquals(List.of(), verdict.broken(), "seed " + seed);
  }
}
