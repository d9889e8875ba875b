package frontdesk.persistence.journal;

import java.time.Duration;

/**
 * Bounds of one pool of connections and of the threads that use it.
 *
 * @param connections most connections, and threads; 1 to 64
 * @param queue most pieces of work waiting for a thread; 1 to 100,000
 * @param connectionTimeout longest wait for a connection; 250 ms to 1 min
 */
public record PoolSettings(int connections, int queue, Duration connectionTimeout) {
  /** For a node: four connections, 1,000 waiting, 5 s. */
  public static final PoolSettings DEFAULT = new PoolSettings(4, 1_000, Duration.ofSeconds(5));

  public PoolSettings {
    require(connections >= 1 && connections <= 64, "connections not in 1..64");
    require(queue >= 1 && queue <= 100_000, "queue not in 1..100000");
    require(
        connectionTimeout.compareTo(Duration.ofMillis(250)) >= 0
            && connectionTimeout.compareTo(Duration.ofMinutes(1)) <= 0,
        "connection timeout not in 250 ms..1 min");
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
