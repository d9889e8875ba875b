package frontdesk.ops.chaos.cluster;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code chaos kill}. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description = {
      "Kills a node of several (SIGKILL) under its calls: each speaks again in time, asks nothing",
      "twice, and books exactly once; nobody is hung up on. The last line is one JSON object."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every promise held", "1:one was broken", "69:the fault cannot be made here"})
public final class KillCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls mid-conversation, spread over the nodes (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int calls = 20;

  @Option(names = "--oldest", description = "Kill the oldest node; else a random other one.")
  private boolean oldest;

  @Option(
      names = "--at-yes",
      description = "Kill it between its callers' yes and their answer, all of them at once.")
  private boolean atYes;

  @Option(
      names = "--proxy",
      description = "Callers call a Kamailio before the nodes, which records its route.")
  private boolean proxy;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return new ClusterRunner(Objects.requireNonNull(spec).commandLine(), options)
        .run(
            new CallsUnderFault(
                calls, atYes ? new KilledAtYes(oldest) : new KilledNode(oldest), proxy));
  }
}
