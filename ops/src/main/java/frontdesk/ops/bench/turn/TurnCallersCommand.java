package frontdesk.ops.bench.turn;

import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * The callers of {@code bench turn}, a process of its own.
 *
 * <p>Reads from standard input, line by line: {@code clock}, which it answers with its monotonic
 * clock, and {@code call}, upon which it calls by its plan. It says one line of JSON for each call,
 * {@code 1} or {@code 0} before it for whether it counts, and {@code done} at the end.
 */
@Command(name = "turn-callers", hidden = true, description = "The callers of bench turn.")
public final class TurnCallersCommand implements Callable<Integer> {
  private static final Duration STAGGER = Duration.ofMillis(730);

  /** They leave "anything else?" unanswered. */
  private static final Duration FAREWELL = Duration.ofSeconds(15);

  @Option(names = "--port", required = true)
  private int port;

  @Option(names = "--plan", required = true)
  private Path plan = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    TurnPlan todo = JsonMapper.builder().build().readValue(plan.toFile(), TurnPlan.class);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("call")) {
          callAll(todo, out);
          return Exit.OK;
        }
        say(out, Long.toString(System.nanoTime()));
      }
    }
    return Exit.UNAVAILABLE;
  }

  private void callAll(TurnPlan todo, PrintWriter out)
      throws InterruptedException, ExecutionException {
    ScheduledExecutorService callers = Executors.newScheduledThreadPool(todo.atOnce());
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < todo.calls().size(); i++) {
        TurnPlan.Call one = todo.calls().get(i);
        // So that not all of them speak, and are answered, at the same moments.
        long later = STAGGER.toMillis() * Math.min(i, todo.atOnce());
        calls.add(
            callers.schedule(
                () -> {
                  place(todo, one, out);
                  return null;
                },
                later,
                TimeUnit.MILLISECONDS));
      }
      for (Future<?> one : calls) {
        one.get();
      }
    } finally {
      callers.shutdownNow();
    }
    say(out, "done");
  }

  private void place(TurnPlan todo, TurnPlan.Call one, PrintWriter out)
      throws InterruptedException {
    CallerSettings settings =
        CallerSettings.DEFAULTS.withTurns(
            Duration.ofMillis(todo.turnQuietMs()),
            Duration.ofMillis(todo.shortSpeechMs()),
            Duration.ofMillis(todo.shortTurnQuietMs()));
    SimulatedCaller caller =
        new SimulatedCaller(
            settings,
            SpokenLines.in(Objects.requireNonNull(plan.toAbsolutePath().getParent())),
            progress -> {},
            System::nanoTime,
            new SecureRandom());
    CallOrder order = CallOrder.to("sip:harbour@127.0.0.1:" + port).withFrom(one.from());
    SimulatedCaller.Result result = caller.call(order, script(one));
    if (result instanceof SimulatedCaller.Result.Measured measured) {
      say(out, (one.counted() ? "1" : "0") + measured.call().json());
    } else {
      throw new IllegalStateException(
          String.join("; ", ((SimulatedCaller.Result.NotPlaced) result).problems()));
    }
  }

  private static CallScript script(TurnPlan.Call one) {
    List<ScriptStep> steps = new ArrayList<>();
    one.lines().forEach(line -> steps.add(CallScript.say(line)));
    steps.add(CallScript.waitForTurn());
    steps.add(new ScriptStep.WaitForHangUp(FAREWELL));
    return new CallScript(one.voice(), steps);
  }

  private static synchronized void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
