package frontdesk.ops.run;

import frontdesk.config.Configuration;
import frontdesk.engine.call.CallObserver;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.Exit;
import frontdesk.ops.config.ConfigFile;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.node.LocalSocket;
import frontdesk.ops.node.NodeStart;
import frontdesk.ops.node.NodeStarter;
import frontdesk.ops.node.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a node until SIGTERM or SIGINT. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs a node until it is told to stop (SIGTERM, or Ctrl-C).")
public final class RunCommand implements Callable<Integer> {
  /** After the time that the actors have to end, for everything else to be closed. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  @Mixin private ConfigFile config = new ConfigFile();

  @Option(
      names = "--show-calls",
      description =
          "Print calls as they happen, with what is said. For trying it out: words are personal"
              + " data.")
  private boolean showCalls;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<Configuration.Loaded> loaded = config.load(err);
    if (loaded.isEmpty()) {
      return Exit.CONFIG;
    }
    CallObserver observer = showCalls ? new CallPrinter(out) : CallObserver.NONE;
    return serve(loaded.get(), observer, out, err, node -> {});
  }

  /**
   * Runs a node until it is told to stop or is out of its cluster; blocks.
   *
   * @param started told of the node once it takes calls; returns at once
   * @return the exit status
   */
  public static int serve(
      Configuration.Loaded configuration,
      CallObserver observer,
      PrintWriter out,
      PrintWriter err,
      Consumer<FrontdeskNode> started)
      throws InterruptedException {
    var settings = configuration.settings();
    Duration patience =
        settings
            .node()
            .stopTimeout()
            .plus(settings.takeover().drainPatience())
            .plus(settings.takeover().handOverTimeout())
            .plus(CLOSING);
    // Told to stop and stopped: that is success, not 128 and the number of the signal.
    StopSignal signal = StopSignal.listen(Exit.OK, () -> {}, patience);
    try {
      NodeStart start =
          new NodeStarter(configuration, Clock.systemUTC(), BuildVersion.current(), observer)
              .start();
      if (start instanceof NodeStart.Failed failed) {
        err.println("frontdesk run: " + failed.line());
        err.flush();
        return Exit.UNAVAILABLE;
      }
      return run(((NodeStart.Started) start).node(), signal, out, err, started);
    } finally {
      signal.settled();
    }
  }

  private static int run(
      FrontdeskNode node,
      StopSignal signal,
      PrintWriter out,
      PrintWriter err,
      Consumer<FrontdeskNode> started)
      throws InterruptedException {
    try (node;
        LocalSocket socket = LocalSocket.open(node.configuration().settings(), node.answers())) {
      announce(node, socket, out);
      started.accept(node);
      // What whenComplete returns is done only after its action: asked there, we might not know
      // why.
      CompletableFuture<String> lost = node.out().toCompletableFuture();
      var unused = lost.whenComplete((why, failure) -> signal.ask());
      signal.await();
      if (lost.isDone()) {
        return outOfCluster(node, lost.join(), err);
      }
      out.println("stopping");
      out.flush();
      node.leave();
    } catch (IOException e) {
      err.println("frontdesk run: the local socket cannot be opened: " + e.getMessage());
      err.flush();
      return Exit.UNAVAILABLE;
    }
    return Exit.OK;
  }

  /**
   * Others own its calls by now: it says nothing to anybody, and whoever started it may again. The
   * process ends at once: whatever closed in good order could still write on the way.
   */
  private static int outOfCluster(FrontdeskNode node, String why, PrintWriter err) {
    node.silence();
    err.println("frontdesk run: this node is out of its cluster (" + why + ") and stops");
    err.flush();
    Runtime.getRuntime().halt(Exit.UNAVAILABLE);
    return Exit.UNAVAILABLE;
  }

  private static void announce(FrontdeskNode node, LocalSocket socket, PrintWriter out) {
    node.notes().forEach(out::println);
    node.listenPoints().forEach(point -> out.println("listening on " + point));
    out.println("local socket " + socket.path());
    out.println("ready");
    out.flush();
  }
}
