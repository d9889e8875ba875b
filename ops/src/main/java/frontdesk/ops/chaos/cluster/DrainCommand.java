package frontdesk.ops.chaos.cluster;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code chaos drain}. */
@Command(
    name = "drain",
    mixinStandardHelpOptions = true,
    description = {
      "Tells a node of several to stop (SIGTERM) under its calls: none is dropped, none has a gap",
      "over 200 ms, and the node ends with 0. The last line is one JSON object."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every promise held", "1:one was broken", "69:the fault cannot be made here"})
public final class DrainCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls mid-conversation, spread over the nodes (default: ${DEFAULT-VALUE}).",
      defaultValue = "30")
  private int calls = 30;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return new ClusterRunner(Objects.requireNonNull(spec).commandLine(), options)
        .run(new CallsUnderFault(calls, new DrainedNode()));
  }
}
