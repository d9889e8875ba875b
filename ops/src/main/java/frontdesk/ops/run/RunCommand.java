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
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  /** After the time that the actors have to end, for everything else to be closed. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  /** Open until everything is closed: the JVM's shutdown waits for it. */
  private final CountDownLatch closed = new CountDownLatch(1);

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
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = java.util.Objects.requireNonNull(spec).commandLine().getErr();
    Optional<Configuration.Loaded> loaded = config.load(err);
    if (loaded.isEmpty()) {
      return Exit.CONFIG;
    }
    CallObserver observer = showCalls ? new CallPrinter(out) : CallObserver.NONE;
    NodeStart start =
        new NodeStarter(loaded.get(), Clock.systemUTC(), BuildVersion.current(), observer).start();
    if (start instanceof NodeStart.Failed failed) {
      err.println("frontdesk run: " + failed.line());
      err.flush();
      return Exit.UNAVAILABLE;
    }
    FrontdeskNode node = ((NodeStart.Started) start).node();
    try (node;
        LocalSocket socket = LocalSocket.open(loaded.get().settings(), node.answers())) {
      announce(node, socket, out);
      awaitStop(loaded.get().settings().node().stopTimeout().plus(CLOSING));
      out.println("stopping");
      out.flush();
    } catch (IOException e) {
      err.println("frontdesk run: the local socket cannot be opened: " + e.getMessage());
      err.flush();
      return Exit.UNAVAILABLE;
    }
    closed.countDown();
    // The JVM is shutting down already: leaving by exit() here would wait for itself.
    return Exit.OK;
  }

  private static void announce(FrontdeskNode node, LocalSocket socket, PrintWriter out) {
    node.notes().forEach(out::println);
    node.listenPoints().forEach(point -> out.println("listening on " + point));
    out.println("local socket " + socket.path());
    out.println("ready");
    out.flush();
  }

  /** Until the process is told to stop; the JVM then waits for the node to close. */
  private void awaitStop(Duration patience) throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stop.countDown();
              try {
                if (!closed.await(patience.toSeconds(), TimeUnit.SECONDS)) {
                  LOG.warn("the node did not close within {} s", patience.toSeconds());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              // Told to stop and stopped: that is success, not 128 and the number of the signal.
              Runtime.getRuntime().halt(Exit.OK);
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    stop.await();
  }
}
