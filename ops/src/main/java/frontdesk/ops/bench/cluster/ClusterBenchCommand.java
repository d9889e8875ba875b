package frontdesk.ops.bench.cluster;

import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.BenchOutput;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.cluster.Takeovers;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.PostgresServer;
import frontdesk.ops.playground.TemporaryFolder;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      "clinic and many, on a PostgreSQL of its own, and calls set up a second; then a takeover by",
      "its steps, of the oldest node's calls and of another's. Nodes of one machine share its processors: what one more",
      "adds is told by several machines only."
    })
public final class ClusterBenchCommand implements Callable<Integer> {
  /** A client has a slot of its own, on a day of its own. */
  private static final int MOST_CLIENTS = 24;

  private static final int MOST_CLINICS = 1_000;
  private static final int MOST_CALLS = 200;
  private static final double MOST_RATE = 1_000;
  private static final Duration PROMISE = Duration.ofSeconds(2);

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
      names = "--rates",
      paramLabel = "N",
      split = ",",
      description = {
        "Calls a second, of all nodes together; several numbers are several steps, the last one",
        "measured is the first that is not clean (default: 20,40,60,80)."
      },
      defaultValue = "20,40,60,80")
  private List<Double> rates = List.of(20.0, 40.0, 60.0, 80.0);

  @Option(
      names = "--takeover-calls",
      paramLabel = "N",
      description =
          "Calls under which a node is killed, once the oldest and once another; 0: none (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "12")
  private int takeoverCalls = 12;

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
    if (nodes < 1
        || clients < 1
        || nodes * clients > MOST_CLIENTS
        || seconds < 1
        || rates.isEmpty()
        || rates.stream().anyMatch(rate -> rate <= 0 || rate > MOST_RATE)
        || !few
        || takeoverCalls < 0
        || takeoverCalls > MOST_CALLS) {
      throw output.wrong(
          "1 second or more, 1 to "
              + MOST_CLIENTS
              + " clients of all nodes together, 1 to "
              + MOST_CLINICS
              + " clinics, more than 0 and at most "
              + (int) MOST_RATE
              + " calls a second, at most "
              + MOST_CALLS
              + " calls");
    }
    if (!PostgresServer.installed()) {
      output.problem(PostgresServer.MISSING);
      return Exit.UNAVAILABLE;
    }
    ClusterPlan plan = ClusterPlan.of(nodes).withNetwork(network);
    ClusterSizes sizes =
        new ClusterSizes(
            plan,
            clinics,
            clients,
            seconds,
            new ClusterSetups(rates, seconds),
            output.people()::println);
    sizes.measure();
    List<Map<String, Object>> takeovers = new ArrayList<>();
    if (takeoverCalls > 0 && nodes > 1) {
      takeovers.add(takeover(plan, true));
      takeovers.add(takeover(plan, false));
    }
    output.last(
        new ClusterFigures(sizes.ledgers(), sizes.setups(), takeovers, clients, seconds).json());
    return Exit.OK;
  }

  private Map<String, Object> takeover(ClusterPlan plan, boolean oldest) throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.create("frontdesk-bench")) {
      ChaosRun run =
          new ChaosRun(
              folder.path(), PROMISE, new SecureRandom().nextLong(), output.people()::println);
      Map<String, Object> figures = Takeovers.measure(plan, run, takeoverCalls, oldest);
      output.people().println((oldest ? "the oldest node: " : "another node: ") + figures);
      return figures;
    }
  }
}
