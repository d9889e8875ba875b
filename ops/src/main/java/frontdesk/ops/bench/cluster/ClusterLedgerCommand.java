package frontdesk.ops.bench.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.config.Configuration;
import frontdesk.engine.call.CallObserver;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.ClipVoice;
import frontdesk.ops.chaos.cluster.NoEars;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * One node of {@code bench cluster}, a process of its own that takes no calls.
 *
 * <p>It says {@code ready}, then reads orders of its load from standard input, a line of JSON each,
 * and answers each with what its clients measured. It ends with its input.
 */
@Command(name = "cluster-ledgers", hidden = true, description = "One node of bench cluster.")
public final class ClusterLedgerCommand implements Callable<Integer> {
  static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final int CLIP_SAMPLES = 800;

  @Option(names = "--config", required = true)
  private Path config = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call()
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
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      ClusterLoad load = new ClusterLoad(node);
      say("ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        say(JSON.writeValueAsString(load.run(JSON.readValue(line, ClusterLoad.Order.class))));
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
