package frontdesk.ops.bench.bargein;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.engine.media.wav.WavReader;
import frontdesk.ops.Exit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The callers of {@code bench bargein}, a process of its own: carries out the plan, says one line
 * of JSON for each prompt, and {@code done} at the end.
 */
@Command(name = "bargein-callers", hidden = true, description = "The callers of bench bargein.")
public final class BargeInCallersCommand implements Callable<Integer> {
  private static final long STAGGER_MS = 373;

  @Option(names = "--port", required = true)
  private int port;

  @Option(names = "--plan", required = true)
  private Path plan = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    BargeInPlan todo = JsonMapper.builder().build().readValue(plan.toFile(), BargeInPlan.class);
    short[] prompt = WavReader.read(Path.of(todo.prompt())).channel(0);
    Map<String, short[]> clips = CallerClips.all();
    ScheduledExecutorService callers = Executors.newScheduledThreadPool(todo.atOnce());
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < todo.calls().size(); i++) {
        int number = i;
        BargeInPlan.Call one = todo.calls().get(i);
        calls.add(
            callers.schedule(
                () -> {
                  new FarLine(one, prompt, clips, report -> say(out, report)).run(port, number);
                  return null;
                },
                STAGGER_MS * Math.min(i, todo.atOnce()),
                TimeUnit.MILLISECONDS));
      }
      for (Future<?> one : calls) {
        one.get();
      }
    } finally {
      callers.shutdownNow();
    }
    out.println("done");
    out.flush();
    return Exit.OK;
  }

  private static void say(PrintWriter out, TrialReport report) {
    try {
      String line = JsonMapper.builder().build().writeValueAsString(report);
      synchronized (BargeInCallersCommand.class) {
        out.println(line);
        out.flush();
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers and texts", e);
    }
  }
}
