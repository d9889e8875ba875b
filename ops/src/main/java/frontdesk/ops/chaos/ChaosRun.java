package frontdesk.ops.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a scenario is run with.
 *
 * @param folder an empty folder of its own, removed afterwards
 * @param silenceBound how long a caller to whom an answer is owed may hear nothing
 * @param seed of everything random
 * @param progress takes a line for whoever watches
 */
public record ChaosRun(Path folder, Duration silenceBound, long seed, Consumer<String> progress) {
  /** Tells whoever watches. */
  public void say(String line) {
    progress.accept(line);
  }
}
