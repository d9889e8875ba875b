package frontdesk.ops.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes of the previous commit's build, each replaced by one of this build under calls. Where
 * that commit cannot be built here, by another node of this build: it says so.
 */
class UpgradeTest {
  private static final String PREVIOUS = "HEAD~1";
  private static final int CALLS_A_TURN = 2;

  @Test
  void shouldDropNoCallWhileEachNodeIsReplaced(@TempDir Path folder) throws Exception {
    // given
    String newer =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String older = older(Files.createDirectory(folder.resolve("older")), newer);
    ClusterPlan two = ClusterPlan.of(2).withNetwork("127.0.44.x");
    long seed = new SecureRandom().nextLong();

    // when
    Verdict verdict =
        new UpgradedCluster(older, newer, CALLS_A_TURN)
            .run(
                two,
                ChaosRun.small(
                    Files.createDirectory(folder.resolve("run")), seed, System.out::println));

    // then
    System.out.println(verdict.json());
    assertThat(verdict.broken()).as("seed %d", seed).isEmpty();
  }

  private static String older(Path folder, String newer) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try {
      OlderBuild build = OlderBuild.of(Path.of(""), PREVIOUS, folder);
      System.out.printf(
          "upgrade from %s (%s), built %s in %.1f s%n",
          PREVIOUS, build.commit(), build.how(), (System.nanoTime() - begun) / 1e9);
      return build.classPath();
    } catch (FaultNotPossible notHere) {
      System.out.println(
          "upgrade from this same build, not from " + PREVIOUS + ": " + notHere.getMessage());
      return newer;
    }
  }
}
