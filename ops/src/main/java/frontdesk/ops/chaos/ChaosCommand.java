package frontdesk.ops.chaos;

import frontdesk.ops.Exit;
import frontdesk.ops.chaos.cluster.AddCommand;
import frontdesk.ops.chaos.cluster.ClusterCallersCommand;
import frontdesk.ops.chaos.cluster.CrashCommand;
import frontdesk.ops.chaos.cluster.DrainCommand;
import frontdesk.ops.chaos.cluster.KillCommand;
import frontdesk.ops.chaos.cluster.PauseCommand;
import frontdesk.ops.chaos.cluster.RaceCommand;
import frontdesk.ops.chaos.cluster.RacersCommand;
import frontdesk.ops.chaos.cluster.UpgradeCommand;
import frontdesk.ops.chaos.crash.CrashNodeCommand;
import frontdesk.ops.chaos.database.DatabaseKillCommand;
import frontdesk.ops.chaos.database.WritersCommand;
import frontdesk.ops.chaos.day.DaySettings;
import frontdesk.ops.chaos.partition.BookersCommand;
import frontdesk.ops.chaos.partition.HostlossCommand;
import frontdesk.ops.chaos.partition.PartitionCommand;
import frontdesk.ops.chaos.providers.HostileModelCommand;
import frontdesk.ops.chaos.providers.ProviderFaultsCommand;
import frontdesk.ops.playground.TemporaryFolder;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code chaos}: breaks a node on purpose and says whether its promises held. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Breaks a node on purpose, calls it meanwhile, and says whether its promises held.",
      "The last line of each scenario is one JSON object. Without a name: lists the scenarios.",
      "Scenarios on several nodes are commands of their own, below."
    },
    subcommands = {
      KillCommand.class,
      DrainCommand.class,
      AddCommand.class,
      PauseCommand.class,
      RaceCommand.class,
      DatabaseKillCommand.class,
      WritersCommand.class,
      ClusterCallersCommand.class,
      RacersCommand.class,
      CrashCommand.class,
      CrashNodeCommand.class,
      UpgradeCommand.class,
      HostlossCommand.class,
      PartitionCommand.class,
      BookersCommand.class,
      ProviderFaultsCommand.class,
      HostileModelCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every promise held", "1:one was broken", "69:the fault cannot be made here"})
public final class ChaosCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The scenario, or 'all'.")
  private @Nullable String name;

  @Option(
      names = "--silence-ms",
      paramLabel = "MS",
      description = "How long a caller may hear nothing while an answer is owed (default: 2000).")
  private long silenceMillis = 2_000;

  @Option(names = "--seed", description = "Of everything random (default: a new one, printed).")
  private @Nullable Long seed;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Of the scenario 'hour' (default: 60).")
  private @Nullable Integer minutes;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "That overlap in the scenario 'hour' (default: 20).")
  private @Nullable Integer calls;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (name == null) {
      Scenarios.all().forEach(one -> out.printf("%-24s %s%n", one.name(), one.promise()));
      Scenarios.longOnes()
          .forEach(one -> out.printf("%-24s %s (not in 'all')%n", one.name(), one.promise()));
      return Exit.OK;
    }
    size(DaySettings.MINUTES, minutes);
    size(DaySettings.CALLS, calls);
    long chosen = seed != null ? seed : new SecureRandom().nextLong();
    int status = Exit.OK;
    for (Scenario scenario : chosenBy(name)) {
      status = Math.max(status, run(scenario, chosen, out));
    }
    return status;
  }

  private static void size(String property, @Nullable Integer value) {
    if (value != null) {
      System.setProperty(property, value.toString());
    }
  }

  private List<Scenario> chosenBy(String asked) {
    if (asked.equals("all")) {
      return Scenarios.all();
    }
    return List.of(
        Scenarios.named(asked)
            .orElseThrow(
                () ->
                    new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "no scenario is named so; 'frontdesk chaos' lists them")));
  }

  private int run(Scenario scenario, long chosen, PrintWriter out) throws Exception {
    out.println(scenario.name() + ": " + scenario.promise());
    out.println("seed " + chosen);
    out.flush();
    try (TemporaryFolder folder = TemporaryFolder.create("frontdesk-chaos")) {
      Verdict verdict =
          scenario.run(
              new ChaosRun(
                  folder.path(),
                  Duration.ofMillis(silenceMillis),
                  chosen,
                  line -> {
                    out.println("  " + line);
                    out.flush();
                  }));
      for (Verdict.Check check : verdict.checks()) {
        out.printf(
            "  %-6s %s: %s%n", check.held() ? "held" : "BROKEN", check.promise(), check.found());
      }
      out.println(verdict.json());
      out.flush();
      return verdict.held() ? Exit.OK : Exit.NO;
    } catch (FaultNotPossible notHere) {
      out.println("  " + notHere.getMessage());
      out.flush();
      return Exit.UNAVAILABLE;
    }
  }
}
