package frontdesk.ops.playground;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster on this machine is made of.
 *
 * @param nodes at the start, 1 to {@link #MOST_NODES}
 * @param network the nodes' loopback addresses, with an x where a node's number goes
 * @param database a database that is there already; without it a private PostgreSQL is started
 * @param heap the most that each node may use, as the JVM reads it
 * @param shortLived whether nodes live for a minute or two: what is compiled well is hardly used
 *     then, and they start sooner without
 * @param overrides further settings of every node: HOCON, full paths; they win
 */
public record ClusterPlan(
    int nodes,
    String network,
    Optional<Database> database,
    String heap,
    boolean shortLived,
    String overrides) {
  public static final int MOST_NODES = 20;
  public static final String DEFAULT_NETWORK = "127.0.0.x";
  public static final String DEFAULT_HEAP = "768m";

  /** The highest number in an address. */
  static final int LAST_NUMBER = 254;

  /**
   * A database that is there already; its password comes from the environment
   * (FRONTDESK_JOURNAL_PASSWORD).
   */
  public record Database(String url, String user) {
    String settings() {
      return """
      frontdesk.journal {
        database = postgresql
        url = "%s"
        user = "%s"
      }
      """
          .formatted(url, user);
    }
  }

  /**
   * @throws IllegalArgumentException in one sentence, when a number or the network is wrong
   */
  public ClusterPlan {
    if (nodes < 1 || nodes > MOST_NODES) {
      throw new IllegalArgumentException("--nodes must be 1 to " + MOST_NODES);
    }
    if (!network.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.x")) {
      throw new IllegalArgumentException(
          "--network must be loopback addresses such as " + DEFAULT_NETWORK);
    }
  }

  /** So many nodes on the defaults. */
  public static ClusterPlan of(int nodes) {
    return new ClusterPlan(nodes, DEFAULT_NETWORK, Optional.empty(), DEFAULT_HEAP, false, "");
  }

  /** The same with so many nodes. */
  public ClusterPlan withNodes(int count) {
    return new ClusterPlan(count, network, database, heap, shortLived, overrides);
  }

  /** The same elsewhere. */
  public ClusterPlan withNetwork(String other) {
    return new ClusterPlan(nodes, other, database, heap, shortLived, overrides);
  }

  /** The same with a database that is there already. */
  public ClusterPlan withDatabase(Database given) {
    return new ClusterPlan(nodes, network, Optional.of(given), heap, shortLived, overrides);
  }

  /** The same with nodes that may use so much, as the JVM reads it. */
  ClusterPlan withHeap(String most) {
    return new ClusterPlan(nodes, network, database, most, shortLived, overrides);
  }

  /** The same with nodes that live for a minute or two. */
  public ClusterPlan withShortLivedNodes() {
    return new ClusterPlan(nodes, network, database, heap, true, overrides);
  }

  /** How a node's virtual machine is started. */
  List<String> javaOptions() {
    List<String> options =
        new ArrayList<>(List.of("-Xmx" + heap, "-XX:+UseG1GC", "-XX:MetaspaceSize=200m"));
    if (shortLived) {
      options.add("-XX:TieredStopAtLevel=1");
    }
    return options;
  }

  /** The same with these settings on top. */
  public ClusterPlan withOverrides(String hocon) {
    return new ClusterPlan(nodes, network, database, heap, shortLived, overrides + "\n" + hocon);
  }

  /** Its addresses on this machine itself. */
  Ground ground() {
    return new Ground() {
      @Override
      public String databaseAddress() {
        return PostgresServer.LOOPBACK;
      }

      @Override
      public String address(int number) {
        return network.replace("x", Integer.toString(number));
      }
    };
  }

  /** Where its node of this number is, below the cluster's folder. */
  static NodePlace place(int number, Ground ground, Path cluster) {
    return new NodePlace(number, ground.address(number), cluster.resolve("node-" + number));
  }
}
