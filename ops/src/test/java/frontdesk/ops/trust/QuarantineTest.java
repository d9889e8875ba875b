package frontdesk.ops.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.chaos.recovery.RecoveryFails;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A call and a clinic's ledger that cannot recover: what is promised, with three times the bound of
 * silence, as other tests run beside it. {@code -Dfrontdesk.seed=S} repeats a run.
 */
class QuarantineTest {
  private static final Duration SILENCE = Duration.ofSeconds(6);

  @Test
  void shouldTellTheTruthAndGoOnWhenEntitiesCannotRecover(@TempDir Path folder) throws Exception {
    // given
    long seed = Long.getLong("frontdesk.seed", System.nanoTime());
    // when
    Verdict verdict =
        new RecoveryFails().run(new ChaosRun(folder, SILENCE, seed, System.out::println));
    // then
    assertEquals(List.of(), verdict.broken(), "seed " + seed);
    assertTrue(verdict.held());
  }
}
