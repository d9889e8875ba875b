package frontdesk.ops.chaos.database;

import frontdesk.ops.chaos.cluster.ClusterOptions;
import frontdesk.ops.chaos.cluster.ClusterRunner;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code chaos postgresql-killed}. */
@Command(
    name = KilledDatabase.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Cuts the connections of several nodes to PostgreSQL under their bookings, then kills the",
      "server and starts it again: nothing is promised that is not committed, and every node",
      "goes on by itself. The last line is one JSON object."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every promise held", "1:one was broken", "69:the fault cannot be made here"})
public final class DatabaseKillCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(
      names = "--cuts",
      paramLabel = "N",
      description = "How often all connections are cut (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int cuts = 20;

  @Option(
      names = "--outage-ms",
      paramLabel = "MS",
      description = "How long the server stays dead (default: ${DEFAULT-VALUE}).",
      defaultValue = "5000")
  private long outageMillis = 5_000;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    KilledDatabase scenario = new KilledDatabase(cuts, Duration.ofMillis(outageMillis));
    return new ClusterRunner(Objects.requireNonNull(spec).commandLine(), options)
        .run(KilledDatabase.NAME, KilledDatabase.PROMISE, scenario::run);
  }
}
