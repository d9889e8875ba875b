package frontdesk.ops.chaos.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import frontdesk.config.Configuration;
import frontdesk.engine.call.CallObserver;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.ClipVoice;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.node.NodeStart;
import frontdesk.ops.node.NodeStarter;
import frontdesk.ops.node.SpeechPorts;
import frontdesk.protocol.booking.Slot;
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
 * One node of {@code chaos race}, a process of its own that takes no calls.
 *
 * <p>It says {@code ready}, then reads from standard input: {@code slot}, which it answers with a
 * free slot, and {@code race ATTEMPTS SLOT}, upon which it races and says what came of it, each a
 * line of JSON. It ends with its input.
 */
@Command(name = "racers", hidden = true, description = "One node of chaos race.")
public final class RacersCommand implements Callable<Integer> {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

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
      Racers racers = new Racers(node);
      say("ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", 3);
        say(
            JSON.writeValueAsString(
                words[0].equals("slot")
                    ? racers.slot()
                    : racers.race(
                        JSON.readValue(words[2], Slot.class), Integer.parseInt(words[1]))));
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
