package frontdesk.persistence.journal;

import java.time.Duration;

/**
 * What a node's journal needs to know.
 *
 * @param address where it is
 * @param pool bounds of Pekko's pool; the node's own readers have another of the same size
 * @param writeBuffer most writes waiting before further ones fail; 10 to 100,000
 * @param writers most inserts at once; 1 to the pool's connections
 * @param callTimeout longest time for one write or snapshot before it counts as failed; 1 s to 1
 *     min
 * @param recoveries most entities that recover at once; 1 to 1,000
 */
public record JournalSettings(
    DatabaseAddress address,
    PoolSettings pool,
    int writeBuffer,
    int writers,
    Duration callTimeout,
    int recoveries) {
  public JournalSettings {
    require(writeBuffer >= 10 && writeBuffer <= 100_000, "write buffer not in 10..100000");
    require(writers >= 1 && writers <= pool.connections(), "writers not in 1..connections");
    require(
        callTimeout.compareTo(Duration.ofSeconds(1)) >= 0
            && callTimeout.compareTo(Duration.ofMinutes(1)) <= 0,
        "call timeout not in 1 s..1 min");
    require(recoveries >= 1 && recoveries <= 1_000, "recoveries not in 1..1000");
  }

  /** The defaults at this address. */
  public static JournalSettings at(DatabaseAddress address) {
    return new JournalSettings(address, PoolSettings.DEFAULT, 1_000, 4, Duration.ofSeconds(10), 50);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
