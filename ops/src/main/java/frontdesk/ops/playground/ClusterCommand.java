package frontdesk.ops.playground;

import frontdesk.ops.Exit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code cluster}: a cluster on this machine, to be tried out and broken by hand. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a database and several nodes on loopback addresses of this machine, says who is who,",
      "and takes commands: calls, call N, kill N, drain N, add, help, quit. Everything that it",
      "started ends with it. The nodes' output is in files; words of test calls are in there."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:ended by quit or by the end of the input",
      "69:did not start",
      "130:ended by Ctrl-C",
      "143:ended by SIGTERM"
    })
public final class ClusterCommand implements Callable<Integer> {
  @Option(names = "--nodes", paramLabel = "N", description = "How many nodes (default: 3).")
  private int nodes = 3;

  @Option(
      names = "--network",
      paramLabel = "127.0.0.x",
      description = "Their addresses; x is a node's number (default: ${DEFAULT-VALUE}).",
      defaultValue = ClusterPlan.DEFAULT_NETWORK)
  private String network = ClusterPlan.DEFAULT_NETWORK;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "The most memory of each node's heap (default: ${DEFAULT-VALUE}).",
      defaultValue = ClusterPlan.DEFAULT_HEAP)
  private String heap = ClusterPlan.DEFAULT_HEAP;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    ClusterPlan plan = plan();
    ClusterWatch watch = new ClusterWatch(out());
    Endings.Ending signal = Endings.ofThisProcess().add("the command", watch::stop);
    try {
      return run(plan, watch);
    } finally {
      signal.close();
    }
  }

  private ClusterPlan plan() {
    try {
      return new ClusterPlan(nodes, network, database.database(), heap, false, "");
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), Objects.requireNonNull(wrong.getMessage()));
    }
  }

  private int run(ClusterPlan plan, ClusterWatch watch) throws InterruptedException, IOException {
    PrintWriter out = out();
    out.println(
        plan.database().isPresent()
            ? "starting " + plan.nodes() + " nodes"
            : "starting a private PostgreSQL and " + plan.nodes() + " nodes");
    out.flush();
    long begun = System.nanoTime();
    try (Playground playground = Playground.start(plan)) {
      playground.awaitReady(watch::introduce);
      out.printf("ready after %.1f s%n", (System.nanoTime() - begun) / 1e9);
      out.println(ClusterShell.HELP);
      out.flush();
      try (ClusterShell shell = new ClusterShell(playground, out)) {
        watch.follow(playground, () -> obey(shell, watch));
      }
      out.println("stopping");
      out.flush();
      return Exit.OK;
    } catch (IOException | TimeoutException notStarted) {
      if (Endings.ofThisProcess().stopping()) {
        out.println("stopped while it started");
        out.flush();
        return Exit.INTERRUPTED; // but for the signal's own status
      }
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      err.println("frontdesk cluster: " + notStarted.getMessage());
      err.flush();
      return Exit.UNAVAILABLE;
    }
  }

  /** Reads commands until quit or the end of the input. */
  private static void obey(ClusterShell shell, ClusterWatch watch) {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = in.readLine();
      while (line != null && shell.obey(line)) {
        line = in.readLine();
      }
    } catch (IOException unreadable) {
      shell.say("the input cannot be read: " + unreadable.getMessage());
    } finally {
      watch.stop();
    }
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
