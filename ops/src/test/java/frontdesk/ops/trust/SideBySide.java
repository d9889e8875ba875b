package frontdesk.ops.trust;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Scenarios at the same time, each with its own node and callers: most of a call's time is waiting.
 * All of them must hold; {@code -Dfrontdesk.seed=S} repeats a run.
 */
final class SideBySide {
  private static final long PATIENCE_MINUTES = 5;
  private static final long SEED = Long.getLong("frontdesk.seed", System.nanoTime());

  private SideBySide() {}

  static void allHold(Path directory, List<Scenario> scenarios) throws Exception {
    System.out.println("seed of " + scenarios.size() + " scenarios side by side: " + SEED);
    ExecutorService threads = Executors.newFixedThreadPool(scenarios.size());
    try {
      List<Future<Verdict>> running = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        Path folder = Files.createDirectories(directory.resolve(scenario.name()));
        running.add(
            threads.submit(
                () ->
                    scenario.run(
                        ChaosRun.small(
                            folder,
                            SEED,
                            line -> System.out.println(scenario.name() + ": " + line)))));
      }
      for (Future<Verdict> one : running) {
        Verdict verdict = one.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        assertThat(verdict.broken()).as("seed %d: %s", SEED, verdict.json()).isEmpty();
        assertThat(verdict.held()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
