package frontdesk.ops.bench.cluster;

import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.BenchOutput;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.PostgresServer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench cluster}: several nodes on one PostgreSQL. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = {
      "Ledger commands a second, and how long they take, from one node, two, and so on, over one",
      "clinic and many, on a PostgreSQL of its own. Nodes of one machine share its processors:",
      "what one more adds is told by several machines only."
    })
public final class ClusterBenchCommand implements Callable<Integer> {
  /** A client has a slot of its own, on a day of its own. */
  private static final int MOST_CLIENTS = 24;

  private static final int MOST_CLINICS = 1_000;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Measured with 1 to N nodes (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int nodes = 3;

  @Option(
      names = "--clinics",
      paramLabel = "N",
      split = ",",
      description = "Clinics that share the clients (default: 1,10,100).",
      defaultValue = "1,10,100")
  private List<Integer> clinics = List.of(1, 10, 100);

  @Option(
      names = "--clients",
      paramLabel = "N",
      description = "Asking at once, of each node (default: ${DEFAULT-VALUE}).",
      defaultValue = "8")
  private int clients = 8;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "For each measurement (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int seconds = 20;

  @Option(
      names = "--network",
      paramLabel = "127.0.0.x",
      description = "The nodes' addresses (default: ${DEFAULT-VALUE}).",
      defaultValue = "127.0.41.x")
  private String network = "127.0.41.x";

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws Exception {
    boolean few = clinics.stream().allMatch(count -> count >= 1 && count <= MOST_CLINICS);
    if (nodes < 1 || clients < 1 || nodes * clients > MOST_CLIENTS || seconds < 1 || !few) {
      throw output.wrong(
          "1 second or more, 1 to "
              + MOST_CLIENTS
              + " clients of all nodes together, 1 to "
              + MOST_CLINICS
              + " clinics");
    }
    if (!PostgresServer.installed()) {
      output.problem(PostgresServer.MISSING);
      return Exit.UNAVAILABLE;
    }
    ClusterPlan plan = ClusterPlan.of(nodes).withNetwork(network);
    output.last(
        new ClusterLedgers(plan, clinics, clients, seconds)
            .measure(output.people()::println)
            .json());
    return Exit.OK;
  }
}
