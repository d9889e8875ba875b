package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.chaos.crash.CrashRuns;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.protocol.passage.Passage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code chaos crash}. */
@Command(
    name = "crash",
    mixinStandardHelpOptions = true,
    description = {
      "Crashes a node of several again and again, each time at a named place in its work that the",
      "seed chooses, while callers and clients book: what was acknowledged is in the ledgers,"
          + " once.",
      "The last line is one JSON object."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every promise held", "1:one was broken", "69:the fault cannot be made here"})
public final class CrashCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "That halt a node at a named place (default: ${DEFAULT-VALUE}).",
      defaultValue = "28")
  private int runs = 28;

  @Option(
      names = "--outside",
      paramLabel = "N",
      description = "That kill a node from outside at a random time (default: ${DEFAULT-VALUE}).",
      defaultValue = "4")
  private int outside = 4;

  @Option(
      names = "--from",
      paramLabel = "K",
      description =
          "Begins with the K-th of them, where others of the same seed were carried out before"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private int from = 1;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description =
          "After which no further run is begun, and what ran is judged (default: ${DEFAULT-VALUE}).",
      defaultValue = "1440")
  private int minutes = 1_440;

  @Option(
      names = "--place",
      paramLabel = "NAME",
      description = "Only there; may be given again. Default: everywhere.")
  private List<String> places = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (from < 1 || from > runs + outside) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--from must be 1 to " + (runs + outside));
    }
    return new ClusterRunner(Objects.requireNonNull(spec).commandLine(), options)
        .run(
            new Crashes(
                new CrashRuns(
                    runs,
                    outside,
                    from,
                    Duration.ofMinutes(minutes),
                    places(),
                    CrashRuns.REACHED)));
  }

  private List<Passage> places() {
    List<Passage> all = Arrays.asList(Passage.values());
    List<String> known = all.stream().map(Passage::spelled).toList();
    if (!known.containsAll(places)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--place must be one of " + String.join(", ", known));
    }
    return all.stream()
        .filter(place -> places.isEmpty() || places.contains(place.spelled()))
        .toList();
  }

  private record Crashes(CrashRuns runs) implements ClusterScenario {
    @Override
    public String name() {
      return "crash";
    }

    @Override
    public String promise() {
      return "a node of several crashes at a named place in its work, or is killed at any time:"
          + " what callers and clients were told is booked is in the ledgers, once.";
    }

    @Override
    public Verdict run(ClusterPlan plan, ChaosRun run) throws Exception {
      return runs.run(plan, run);
    }
  }
}
