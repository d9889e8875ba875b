package frontdesk.ops.trust;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.chaos.store.BrokenDisk;
import frontdesk.ops.chaos.store.PostgresqlStopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The faults of a store, each once and all at the same time: most of a call's time is waiting.
 * {@code -Dfrontdesk.seed=S} repeats a run.
 */
class StoreFaultsTest {
  private static final List<Scenario> FAULTS =
      List.of(BrokenDisk.FULL, BrokenDisk.READ_ONLY, new PostgresqlStopped());

  private static final long SEED = Long.getLong("frontdesk.seed", System.nanoTime());

  @Test
  void shouldKeepEveryPromiseWhileTheStoreTakesNoWrites(@TempDir Path directory) throws Exception {
    System.out.println("seed of the store's faults: " + SEED);
    ExecutorService threads = Executors.newFixedThreadPool(FAULTS.size());
    try {
      Map<String, Future<Verdict>> verdicts = new LinkedHashMap<>();
      for (Scenario fault : FAULTS) {
        Path folder = Files.createDirectory(directory.resolve(fault.name()));
        ChaosRun run = ChaosRun.small(folder, SEED, line -> {});
        verdicts.put(fault.name(), threads.submit(() -> fault.run(run)));
      }
      for (Map.Entry<String, Future<Verdict>> one : verdicts.entrySet()) {
        Verdict verdict = one.getValue().get(5, TimeUnit.MINUTES);
        assertThat(verdict.broken()).as(one.getKey() + ", seed " + SEED).isEmpty();
        assertThat(verdict.held()).as(one.getKey()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
