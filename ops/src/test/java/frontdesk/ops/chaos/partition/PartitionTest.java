package frontdesk.ops.chaos.partition;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three real nodes, one of which no longer reaches the others while clients of all of them book.
 */
@Tag("long")
class PartitionTest {
  /** Of the promised times: the machine may be busy. */
  private static final int PATIENCE = 3;

  @Test
  void shouldKeepEveryPromiseWhereOneNodeOfThreeIsCutOff(@TempDir Path folder) throws Exception {
    // given
    long seed = new SecureRandom().nextLong();
    System.out.println("partition, seed " + seed);
    ClusterPlan plan = ClusterPlan.of(NetFault.SILENT.nodes());

    Nets possible = null;
    try {
      possible = Nets.create(0, new NodeWords());
    } catch (FaultNotPossible notHere) {
      Assumptions.abort(notHere.getMessage());
    } finally {
      if (possible != null) {
        possible.close();
      }
    }

    // when
    Verdict verdict =
        new BrokenNet(NetFault.SILENT, 0, 2, 9, PATIENCE)
            .run(plan, new ChaosRun(folder, Duration.ofSeconds(6), seed, System.out::println));

    // then
    System.out.println(verdict.json());
    assertThat(verdict.broken()).isEmpty();
  }
}
