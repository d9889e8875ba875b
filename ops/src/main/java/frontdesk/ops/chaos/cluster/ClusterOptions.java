package frontdesk.ops.chaos.cluster;

import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.DatabaseOptions;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every scenario on several nodes can be told on its command line. */
public final class ClusterOptions {
  /** Not the playground's, so that both can run. */
  static final String NETWORK = "127.0.40.x";

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "How many nodes (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int nodes = 3;

  @Option(
      names = "--network",
      paramLabel = "127.0.0.x",
      description = "Their addresses; x is a node's number (default: ${DEFAULT-VALUE}).",
      defaultValue = NETWORK)
  private String network = NETWORK;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--silence-ms",
      paramLabel = "MS",
      description = "Within which a caller hears something again (default: ${DEFAULT-VALUE}).",
      defaultValue = "2000")
  private long silenceMillis = 2_000;

  @Option(names = "--seed", description = "Of everything random (default: a new one, printed).")
  private @Nullable Long seed;

  @Option(names = "--json", description = "Print only the last line, one JSON object.")
  private boolean json;

  /**
   * The cluster that it is run on.
   *
   * @throws IllegalArgumentException in one sentence
   */
  ClusterPlan plan() {
    ClusterPlan plan = ClusterPlan.of(nodes).withNetwork(network);
    return database.database().map(plan::withDatabase).orElse(plan);
  }

  long seed() {
    if (seed == null) {
      seed = new SecureRandom().nextLong();
    }
    return seed;
  }

  Duration silence() {
    return Duration.ofMillis(silenceMillis);
  }

  boolean json() {
    return json;
  }
}
