package frontdesk.ops.bench.media;

import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.Exit;
import frontdesk.protocol.media.G711Law;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The callers of {@code bench media}, a process of its own.
 *
 * <p>Says its ports; then reads from standard input, line by line: the lines' ports, {@code
 * measure}, {@code stop}; ends with its {@link FarEndReport}, or silently when the input ends.
 */
@Command(name = "media-far-end", hidden = true, description = "The callers of bench media.")
public final class MediaFarEndCommand implements Callable<Integer> {
  @Option(names = "--calls", required = true)
  private int calls;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Pacing pacing = new Pacing();
    List<FarCall> callers = callers(pacing);
    List<String> ports = new ArrayList<>();
    for (FarCall caller : callers) {
      ports.add(Integer.toString(caller.port()));
    }
    out.println(String.join(",", ports));
    out.flush();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String lines = in.readLine();
      if (lines == null) {
        return Exit.UNAVAILABLE;
      }
      connect(callers, lines);
      FarEnd farEnd = new FarEnd(callers, pacing, System::nanoTime);
      farEnd.start();
      return measure(farEnd, in, out);
    }
  }

  private List<FarCall> callers(Pacing pacing) throws IOException {
    short[] recorded = MarkedSpeech.recorded();
    List<MarkedSpeech> speech =
        List.of(
            MarkedSpeech.of(G711Law.A_LAW, recorded), MarkedSpeech.of(G711Law.MU_LAW, recorded));
    List<FarCall> callers = new ArrayList<>();
    for (int call = 0; call < calls; call++) {
      callers.add(new FarCall(call, speech.get(call % 2), pacing));
    }
    return callers;
  }

  private static void connect(List<FarCall> callers, String ports) throws IOException {
    List<Integer> lines =
        List.of(ports.split(",", -1)).stream().map(Integer::valueOf).collect(Collectors.toList());
    for (int call = 0; call < callers.size(); call++) {
      callers.get(call).connect(lines.get(call));
    }
  }

  private static int measure(FarEnd farEnd, BufferedReader in, PrintWriter out)
      throws IOException, InterruptedException {
    long dropsBefore = 0;
    ProcessClock clock = ProcessClock.start();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("measure")) {
        dropsBefore = farEnd.drops();
        clock = ProcessClock.start();
        farEnd.measure();
      } else if (line.equals("stop")) {
        double cores = clock.cores();
        FarEnd.Sums sums = farEnd.stop();
        Pacing pacing = farEnd.pacing();
        FarEndReport report =
            new FarEndReport(
                sums,
                pacing.gaps(),
                pacing.late(),
                pacing.stdMs(),
                pacing.longestMs(),
                farEnd.drops() - dropsBefore,
                cores);
        out.println(JsonMapper.builder().build().writeValueAsString(report));
        out.flush();
        return Exit.OK;
      }
    }
    farEnd.stop();
    return Exit.UNAVAILABLE;
  }
}
