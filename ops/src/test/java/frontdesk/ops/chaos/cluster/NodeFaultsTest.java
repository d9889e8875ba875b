package frontdesk.ops.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three real nodes under real calls, and something happens to one of them: one way of it, drawn by
 * a printed seed; all of them where all sizes are wanted. {@code -Dfrontdesk.seed=N} draws the same
 * again.
 */
class NodeFaultsTest {
  private static final ClusterPlan THREE =
      ClusterPlan.of(3).withNetwork("127.0.42.x").withShortLivedNodes();
  private static final int CALLS = 6;
  private static final int NEWCOMERS = 2;

  /** Longer than a silent node is waited for. */
  private static final int PAUSE_SECONDS = 20;

  private static final int ATTEMPTS = 900;
  private static final int DRAWN = Boolean.getBoolean("frontdesk.long") ? Way.values().length : 1;
  private static final long SEED = Long.getLong("frontdesk.seed", new SecureRandom().nextLong());

  /** What may happen to a node. */
  enum Way {
    KILLED,
    KILLED_OLDEST,
    KILLED_BEHIND_PROXY,
    DRAINED,
    PAUSED,
    ADDED;

    ClusterScenario scenario() {
      return switch (this) {
        case KILLED -> new CallsUnderFault(CALLS, new KilledNode(/* oldest= */ false));
        case KILLED_OLDEST -> new CallsUnderFault(CALLS, new KilledNode(/* oldest= */ true));
        case KILLED_BEHIND_PROXY ->
            new CallsUnderFault(CALLS, new KilledNode(/* oldest= */ false), /* proxy= */ true);
        case DRAINED -> new CallsUnderFault(CALLS, new DrainedNode());
        case PAUSED -> new CallsUnderFault(CALLS, new FrozenNode(PAUSE_SECONDS));
        case ADDED -> new AddedNode(CALLS, NEWCOMERS);
      };
    }
  }

  static List<Way> ways() {
    List<Way> ways = Arrays.asList(Way.values());
    Collections.shuffle(ways, new Random(SEED));
    System.out.printf("faults of nodes, seed %d: %s%n", SEED, ways.subList(0, DRAWN));
    return ways.subList(0, DRAWN);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void shouldKeepEveryPromise(Way way, @TempDir Path folder) throws Exception {
    holds(way.scenario(), folder);
  }

  @Test
  void shouldLetOneOfManyHaveASlotThatAllWantAtOnce(@TempDir Path folder) throws Exception {
    holds(new SlotRace(ATTEMPTS), folder);
  }

  private static void holds(ClusterScenario scenario, Path folder) throws Exception {
    // when
    Verdict verdict = scenario.run(THREE, ChaosRun.small(folder, SEED, System.out::println));

    // then
    System.out.println(verdict.json());
    assertThat(verdict.broken()).as("seed %d", SEED).isEmpty();
  }
}
