package frontdesk.ops.chaos.partition;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real nodes in network namespaces, between which the network breaks under calls and bookings: one
 * way of it, drawn by a printed seed; all of them where all sizes are wanted. {@code
 * -Dfrontdesk.seed=N} draws the same again.
 */
class PartitionTest {
  private static final int DRAWN =
      Boolean.getBoolean("frontdesk.long") ? NetFault.values().length : 1;
  private static final long SEED = Long.getLong("frontdesk.seed", new SecureRandom().nextLong());

  private static final int CALLS = 3;
  private static final int CLIENTS = 2;
  private static final int SECONDS = 12;

  static List<NetFault> faults() {
    List<NetFault> faults = Arrays.asList(NetFault.values());
    Collections.shuffle(faults, new Random(SEED));
    System.out.printf("broken networks, seed %d: %s%n", SEED, faults.subList(0, DRAWN));
    return faults.subList(0, DRAWN);
  }

  /** Where the system makes no namespaces, ProofOfDeathTest shows the same with gates of ours. */
  @BeforeAll
  static void namespacesCanBeMade() throws Exception {
    try (Nets possible = Nets.create(0, new NodeWords())) {
      assertThat(possible.network()).isNotEmpty();
    } catch (FaultNotPossible notHere) {
      Assumptions.abort(notHere.getMessage());
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void shouldKeepEveryPromise(NetFault fault, @TempDir Path folder) throws Exception {
    // given
    ClusterPlan plan = ClusterPlan.of(fault.nodes()).withShortLivedNodes();

    // when
    Verdict verdict =
        new BrokenNet(fault, CALLS, CLIENTS, SECONDS)
            .run(plan, ChaosRun.small(folder, SEED, System.out::println));

    // then
    System.out.println(verdict.json());
    assertThat(verdict.broken()).as("seed %d", SEED).isEmpty();
  }
}
