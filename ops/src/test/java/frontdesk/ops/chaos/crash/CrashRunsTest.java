package frontdesk.ops.chaos.crash;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.protocol.passage.Passage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three crashes of two nodes: the ledger's before its answer, and a call's before it begins what it
 * decided and before its journal knows its booking.
 */
class CrashRunsTest {
  private static final List<Passage> PLACES =
      List.of(Passage.LEDGER_WRITTEN, Passage.TURN_WRITTEN, Passage.BOOKING_TOLD);

  @Test
  void shouldLoseAndDoubleNothingThatWasAcknowledged(@TempDir Path folder) throws Exception {
    // given
    ClusterPlan two = ClusterPlan.of(2).withNetwork("127.0.41.x");
    long seed = new SecureRandom().nextLong();

    // when
    Verdict verdict =
        new CrashRuns(
                PLACES.size(), 0, 1, Duration.ofHours(1), PLACES, CrashRuns.REACHED.multipliedBy(3))
            .run(two, ChaosRun.small(folder, seed, System.out::println));

    // then
    System.out.println(verdict.json());
    assertThat(verdict.broken()).as("seed %d", seed).isEmpty();
  }
}
