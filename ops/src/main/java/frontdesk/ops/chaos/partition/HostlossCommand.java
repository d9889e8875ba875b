package frontdesk.ops.chaos.partition;

import frontdesk.ops.chaos.cluster.ClusterOptions;
import frontdesk.ops.chaos.cluster.ClusterRunner;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code chaos hostloss}. */
@Command(
    name = "hostloss",
    mixinStandardHelpOptions = true,
    description = {
      "Takes a node's host off the network, silently, under live calls and booking clients, and",
      "lets it back: its calls are audible again in time, and exactly one owner speaks and writes.",
      "Nodes run in network namespaces: needs root. The last line is one JSON object."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every promise held", "1:one was broken", "69:the fault cannot be made here"})
public final class HostlossCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls mid-conversation, spread over the nodes (default: ${DEFAULT-VALUE}).",
      defaultValue = "12")
  private int calls = 12;

  @Option(
      names = "--clients",
      paramLabel = "N",
      description = "Clients that book, on each node (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int clients = 3;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "For which the host is away (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int seconds = 20;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    BrokenNet broken = new BrokenNet(NetFault.HOSTLOSS, calls, clients, seconds);
    return new ClusterRunner(Objects.requireNonNull(spec).commandLine(), options)
        .run(
            "hostloss",
            "a node's host is off the network under its calls: they go on elsewhere, and when it"
                + " is back exactly one owner speaks.",
            broken::run);
  }
}
