package frontdesk.ops.bench.ledger;

import frontdesk.engine.call.CallObserver;
import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.BenchNode;
import frontdesk.ops.bench.node.BenchOutput;
import frontdesk.ops.bench.node.LoadProcess;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.playground.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.typed.Cluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench ledger}: commands a second and recovery, on a fresh store. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Asks a large clinic with a full year for free slots; then holds, confirms, cancels and",
      "releases in a closed loop; then recovery. On the embedded store, or on a PostgreSQL server",
      "of its own, which it starts from the installed package."
    })
public final class LedgerBenchCommand implements Callable<Integer> {
  private static final int SLOTS = 16;

  @Option(names = "--seconds", paramLabel = "S", description = "Measured time (default: 60).")
  private int seconds = 60;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events before recovery (default: 100000).")
  private long events = 100_000;

  @Option(
      names = "--appointments",
      paramLabel = "N",
      description = "Booked in the year of a large clinic (default: 2000).")
  private int appointments = 2_000;

  @Option(names = "--clients", paramLabel = "N", description = "Asking clients (default: 4).")
  private int clients = 4;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES} (default: h2).")
  private LedgerFigures.Database database = LedgerFigures.Database.h2;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws Exception {
    if (seconds < 1 || events < 0 || appointments < 0 || clients < 1 || clients > SLOTS) {
      throw output.wrong("1 second or more, 1 to " + SLOTS + " clients");
    }
    if (database == LedgerFigures.Database.h2) {
      return measure("");
    }
    if (!PostgresServer.installed()) {
      output.problem(PostgresServer.MISSING);
      return Exit.UNAVAILABLE;
    }
    try (PostgresServer server = PostgresServer.create()) {
      return measure(server.settings());
    }
  }

  private int measure(String settings) throws Exception {
    YearFigures year = YearBench.run(appointments, output.people()::println);
    try (BenchNode node = BenchNode.start(SLOTS, Optional.empty(), settings, CallObserver.NONE);
        LoadProcess asking = LoadProcess.start(clientsOf(node.node()))) {
      output.people().println("clients are " + asking.line());
      LedgerFigures figures =
          new LedgerBench(node.node(), asking, database, output.people()::println)
              .run(clients, Duration.ofSeconds(seconds), events, year);
      output.last(figures.json());
    }
    return Exit.OK;
  }

  private static List<String> clientsOf(FrontdeskNode node) {
    Address address = Cluster.get(node.system()).selfMember().address();
    return List.of(
        "bench",
        "ledger-clients",
        "--node",
        address.getHost().orElseThrow() + ":" + address.getPort().orElseThrow(),
        "--clinic",
        node.configuration().catalogues().all().get(0).catalogue().id().value());
  }
}
