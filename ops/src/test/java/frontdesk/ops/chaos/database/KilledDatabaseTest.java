package frontdesk.ops.chaos.database;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that book, whose connections to PostgreSQL are cut and whose server then dies. */
class KilledDatabaseTest {
  @Test
  void shouldPromiseNothingThatIsNotCommittedAndGoOnByItself(@TempDir Path folder)
      throws Exception {
    // given
    ClusterPlan two = ClusterPlan.of(2).withNetwork("127.0.43.x");
    long seed = new SecureRandom().nextLong();
    System.out.println("killed database, seed " + seed);

    // when
    Verdict verdict =
        new KilledDatabase(3, Duration.ofSeconds(2))
            .run(two, ChaosRun.small(folder, seed, System.out::println));

    // then
    System.out.println(verdict.json());
    assertThat(verdict.broken()).as("seed %d", seed).isEmpty();
  }
}
