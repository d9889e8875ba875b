package frontdesk.ops.chaos.cluster;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code chaos race}. */
@Command(
    name = "race",
    mixinStandardHelpOptions = true,
    description = {
      "Very many attempts at one slot at once, by the ledger's own commands from every node:",
      "exactly one wins, everyone else is offered other times that are true.",
      "The last line is one JSON object."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every promise held", "1:one was broken", "69:the fault cannot be made here"})
public final class RaceCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(
      names = "--attempts",
      paramLabel = "N",
      description = "Of all nodes together (default: ${DEFAULT-VALUE}).",
      defaultValue = "10000")
  private int attempts = 10_000;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return new ClusterRunner(Objects.requireNonNull(spec).commandLine(), options)
        .run(new SlotRace(attempts));
  }
}
