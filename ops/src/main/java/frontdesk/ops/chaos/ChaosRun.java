package frontdesk.ops.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a scenario is run with.
 *
 * @param folder an empty folder of its own, removed afterwards
 * @param silenceBound how long a caller to whom an answer is owed may hear nothing
 * @param patience how many times each other promised time is waited for: once where promises are
 *     judged, more often where only what happens is
 * @param seed of everything random
 * @param progress takes a line for whoever watches
 */
public record ChaosRun(
    Path folder, Duration silenceBound, int patience, long seed, Consumer<String> progress) {
  /** One that judges every promise as it is made. */
  public ChaosRun(Path folder, Duration silenceBound, long seed, Consumer<String> progress) {
    this(folder, silenceBound, 1, seed, progress);
  }

  /** As long as a promised time is waited for. */
  public Duration within(Duration promised) {
    return promised.multipliedBy(patience);
  }

  /** Tells whoever watches. */
  public void say(String line) {
    progress.accept(line);
  }
}
