package frontdesk.ops.chaos.cluster;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code chaos pause}. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = {
      "Stops a node's process (SIGSTOP) under its calls and lets it go on later: its calls speak",
      "again elsewhere, and it neither speaks nor writes. The last line is one JSON object."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every promise held", "1:one was broken", "69:the fault cannot be made here"})
public final class PauseCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls mid-conversation, spread over the nodes (default: ${DEFAULT-VALUE}).",
      defaultValue = "12")
  private int calls = 12;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "For which it does not run (default: ${DEFAULT-VALUE}).",
      defaultValue = "40")
  private int seconds = 40;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return new ClusterRunner(Objects.requireNonNull(spec).commandLine(), options)
        .run(new CallsUnderFault(calls, new FrozenNode(seconds)));
  }
}
