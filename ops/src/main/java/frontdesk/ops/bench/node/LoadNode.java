package frontdesk.ops.bench.node;

import frontdesk.config.Configuration;
import frontdesk.engine.call.CallObserver;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.Exit;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.node.NodeStart;
import frontdesk.ops.node.NodeStarter;
import frontdesk.ops.node.SpeechPorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A node under load, a process of its own that takes no calls, mixed into the command that it runs.
 * It says {@code ready}, answers each line of standard input by one, and ends with its input. Its
 * other end is {@link LoadProcess}. One thread.
 */
public final class LoadNode {
  private static final int CLIP_SAMPLES = 800;

  @Option(names = "--config", required = true, description = "The node's settings.")
  private Path config = Path.of("");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** Who carries out what is ordered; closed before the node is. */
  public interface Orders extends AutoCloseable {
    /** One line for one line. */
    String answer(String order)
        throws IOException, InterruptedException, ExecutionException, TimeoutException;

    @Override
    default void close() {}
  }

  /** Runs the node until its input ends; the exit status. */
  public int run(Function<FrontdeskNode, Orders> ordered)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    if (!(Configuration.load(Optional.of(config), Map.of())
        instanceof Configuration.Loaded loaded)) {
      return Exit.CONFIG;
    }
    NodeStart start =
        new NodeStarter(loaded, Clock.systemUTC(), BuildVersion.current(), CallObserver.NONE)
            .hearingAndSpeakingBy(
                new SpeechPorts(new NoEars(), new ClipVoice("none", new short[CLIP_SAMPLES])))
            .start();
    if (start instanceof NodeStart.Failed failed) {
      say(failed.line());
      return Exit.UNAVAILABLE;
    }
    try (FrontdeskNode node = ((NodeStart.Started) start).node();
        Orders orders = ordered.apply(node);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      say("ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        say(orders.answer(line));
      }
    }
    return Exit.OK;
  }

  private void say(String line) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
