package frontdesk.ops.chaos.database;

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
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * One node under bookings, a process of its own that takes no calls.
 *
 * <p>It says {@code ready}, then reads from standard input: {@code begin}; {@code count}, which it
 * answers with the number of bookings that were promised so far; and {@code stop}, which it answers
 * with all that its clients were told, one line of JSON. It ends with its input.
 */
@Command(name = "writers", hidden = true, description = "One node of chaos postgresql-killed.")
public final class WritersCommand implements Callable<Integer> {
  static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final int CLIP_SAMPLES = 800;

  @Option(names = "--config", required = true)
  private Path config = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, TimeoutException {
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
        Writers writers = new Writers(node);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      say("ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        switch (line) {
          case "begin" -> {
            writers.begin();
            say("begun");
          }
          case "count" -> say(Integer.toString(writers.booked()));
          default -> say(JSON.writeValueAsString(writers.stop()));
        }
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
