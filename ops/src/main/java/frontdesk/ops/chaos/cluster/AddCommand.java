package frontdesk.ops.chaos.cluster;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code chaos add}. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Adds a node to a cluster without room under its calls: it takes calls within seconds,",
      "whichever node they come to, and no live call moves. The last line is one JSON object."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every promise held", "1:one was broken", "69:the fault cannot be made here"})
public final class AddCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Live calls, for which there is just room (default: ${DEFAULT-VALUE}).",
      defaultValue = "12")
  private int calls = 12;

  @Option(
      names = "--newcomers",
      paramLabel = "N",
      description = "Who call when the new node is ready (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int newcomers = 3;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return new ClusterRunner(Objects.requireNonNull(spec).commandLine(), options)
        .run(new AddedNode(calls, newcomers));
  }
}
