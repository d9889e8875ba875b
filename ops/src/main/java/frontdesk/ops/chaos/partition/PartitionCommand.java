package frontdesk.ops.chaos.partition;

import frontdesk.ops.Exit;
import frontdesk.ops.chaos.cluster.ClusterOptions;
import frontdesk.ops.chaos.cluster.ClusterRunner;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code chaos partition}. */
@Command(
    name = "partition",
    mixinStandardHelpOptions = true,
    description = {
      "Breaks the network between nodes under live calls and booking clients, and heals it; callers",
      "and database reach every node all the time. The history of every clinic's slots is checked",
      "for linearizability, and that each caller hears one voice. Nodes run in network namespaces:",
      "needs root. The last line of each kind is one JSON object."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every promise held", "1:one was broken", "69:the fault cannot be made here"})
public final class PartitionCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = {
        "silent (2|1), restarted (2|1, the one is started again alone), alone (1|1|1), one-way,",
        "resets (2|1), pair-resets (1|1), one-reset; default: all of them, one after",
        "the other."
      })
  private @Nullable String kind;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls mid-conversation, spread over the nodes (default: ${DEFAULT-VALUE}).",
      defaultValue = "6")
  private int calls = 6;

  @Option(
      names = "--clients",
      paramLabel = "N",
      description = "Clients that book, on each node (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int clients = 3;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "For which it is broken (default: ${DEFAULT-VALUE}).",
      defaultValue = "15")
  private int seconds = 15;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    int worst = Exit.OK;
    for (NetFault fault : chosen()) {
      BrokenNet broken = new BrokenNet(fault, calls, clients, seconds);
      int status =
          new ClusterRunner(Objects.requireNonNull(spec).commandLine(), options)
              .run(
                  "partition " + fault.word(),
                  "nodes do not reach each other, callers and database reach all: no caller hears"
                      + " two voices, nothing is booked twice or lost.",
                  (plan, run) -> broken.run(plan.withNodes(fault.nodes()), run));
      if (status == Exit.UNAVAILABLE) {
        return status;
      }
      worst = Math.max(worst, status);
    }
    return worst;
  }

  private List<NetFault> chosen() {
    List<NetFault> all =
        Stream.of(NetFault.values()).filter(fault -> fault != NetFault.HOSTLOSS).toList();
    if (kind == null) {
      return all;
    }
    List<NetFault> named = all.stream().filter(fault -> fault.word().equals(kind)).toList();
    if (named.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "there is no kind " + kind);
    }
    return named;
  }
}
