package frontdesk.ops.chaos.cluster;

import frontdesk.ops.Exit;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.PostgresServer;
import frontdesk.ops.playground.TemporaryFolder;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs a scenario on several nodes for a command line, and prints what it found. */
public final class ClusterRunner {
  private final CommandLine commandLine;
  private final ClusterOptions options;

  /** What is broken and looked at. */
  @FunctionalInterface
  public interface Body {
    /**
     * Does it; blocks.
     *
     * @throws Exception when the fault could not be made
     */
    Verdict run(ClusterPlan plan, ChaosRun run) throws Exception;
  }

  public ClusterRunner(CommandLine commandLine, ClusterOptions options) {
    this.commandLine = commandLine;
    this.options = options;
  }

  /** The exit status. */
  int run(ClusterScenario scenario) throws Exception {
    return run(scenario.name(), scenario.promise(), scenario::run);
  }

  /** The same of something with a name and one sentence of what must hold. */
  public int run(String name, String promise, Body scenario) throws Exception {
    ClusterPlan plan = plan();
    say(name + ": " + promise);
    say("seed " + options.seed());
    try (TemporaryFolder folder = TemporaryFolder.create("frontdesk-chaos")) {
      if (plan.database().isEmpty() && !PostgresServer.installed()) {
        throw new FaultNotPossible(PostgresServer.MISSING);
      }
      Verdict verdict =
          scenario.run(
              plan,
              new ChaosRun(
                  folder.path(), options.silence(), options.seed(), line -> say("  " + line)));
      for (Verdict.Check check : verdict.checks()) {
        say(
            "  %-6s %s: %s"
                .formatted(check.held() ? "held" : "BROKEN", check.promise(), check.found()));
      }
      out().println(verdict.json());
      out().flush();
      return verdict.held() ? Exit.OK : Exit.NO;
    } catch (FaultNotPossible notHere) {
      PrintWriter err = commandLine.getErr();
      err.println("frontdesk chaos: " + notHere.getMessage());
      err.flush();
      return Exit.UNAVAILABLE;
    }
  }

  private ClusterPlan plan() {
    try {
      return options.plan();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(commandLine, String.valueOf(wrong.getMessage()));
    }
  }

  private void say(String line) {
    if (!options.json()) {
      out().println(line);
      out().flush();
    }
  }

  private PrintWriter out() {
    return commandLine.getOut();
  }
}
