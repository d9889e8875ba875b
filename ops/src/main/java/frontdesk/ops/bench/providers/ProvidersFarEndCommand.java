package frontdesk.ops.bench.providers;

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
 * The far end of {@code bench providers}, a process of its own: callers, and the vendors whom the
 * node asks.
 *
 * <p>It begins with a line of the vendors' addresses. Then it reads from standard input, line by
 * line: {@code clock}, which it answers with its monotonic clock, and {@code call PORT}, upon which
 * it calls by its plan. It says one line of JSON for each call, {@code 1} or {@code 0} before it
 * for whether it counts, one of what the vendors did, and {@code done} at the end.
 */
@Command(
    name = "providers-far-end",
    hidden = true,
    description = "Callers and vendors of bench providers.")
public final class ProvidersFarEndCommand implements Callable<Integer> {
  private static final String CALL = "call ";

  /** A turn's length: callers begin within it, so that not all of them speak at the same moment. */
  private static final Duration TURN = Duration.ofSeconds(5);

  /** Sentences between which a pause is no second turn; what is heard is the stand-in's affair. */
  private static final CallerSettings LISTENING =
      CallerSettings.DEFAULTS.withTurns(
          Duration.ofMillis(600), Duration.ofMillis(800), Duration.ofMillis(1_000));

  private static final List<String> VOICES = List.of("slt", "rms", "awb");
  private static final List<String> LINES =
      List.of("book-consultation", "first-available", "as-soon-as-possible");

  @Option(names = "--plan", required = true)
  private Path plan = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    ProvidersPlan todo = JsonMapper.builder().build().readValue(plan.toFile(), ProvidersPlan.class);
    try (StandIns vendors = new StandIns(todo.paces(), todo.seed(), System::nanoTime);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      say(out, vendors.addresses());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(CALL)) {
          callAll(todo, Integer.parseInt(line.substring(CALL.length())), out);
          say(out, JsonMapper.builder().build().writeValueAsString(vendors.served()));
          say(out, "done");
          return Exit.OK;
        }
        say(out, Long.toString(System.nanoTime()));
      }
    }
    return Exit.UNAVAILABLE;
  }

  private void callAll(ProvidersPlan todo, int port, PrintWriter out)
      throws InterruptedException, ExecutionException {
    ScheduledExecutorService callers = Executors.newScheduledThreadPool(todo.atOnce());
    Caller warming = number -> place(port, number, '0', script(todo.turns(), number), out);
    Caller measured = number -> place(port, number, '1', script(todo.turns(), number), out);
    try {
      all(callers, 0, todo.warmUp(), todo.atOnce(), warming);
      all(callers, todo.warmUp(), todo.calls(), todo.atOnce(), measured);
    } finally {
      callers.shutdownNow();
    }
  }

  /** Calls as somebody. */
  private interface Caller {
    void call(int number) throws InterruptedException;
  }

  /** Has so many of them call, and waits for the last to be done. */
  private static void all(
      ScheduledExecutorService callers, int first, int count, int atOnce, Caller caller)
      throws InterruptedException, ExecutionException {
    List<Future<?>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = first + i;
      calls.add(
          callers.schedule(
              () -> {
                caller.call(number);
                return null;
              },
              TURN.toMillis() * Math.min(i, atOnce) / atOnce,
              TimeUnit.MILLISECONDS));
    }
    for (Future<?> one : calls) {
      one.get();
    }
  }

  private void place(int port, int number, char counted, CallScript script, PrintWriter out)
      throws InterruptedException {
    SimulatedCaller caller =
        new SimulatedCaller(
            LISTENING,
            SpokenLines.in(Objects.requireNonNull(plan.toAbsolutePath().getParent())),
            progress -> {},
            System::nanoTime,
            new SecureRandom());
    CallOrder order =
        CallOrder.to("sip:harbour@127.0.0.1:" + port)
            .withFrom("sip:+4420794%05d@127.0.0.1".formatted(number));
    SimulatedCaller.Result result = caller.call(order, script);
    if (result instanceof SimulatedCaller.Result.Measured measured) {
      say(out, counted + measured.call().json());
    } else {
      throw new IllegalStateException(
          String.join("; ", ((SimulatedCaller.Result.NotPlaced) result).problems()));
    }
  }

  private static CallScript script(int turns, int number) {
    List<ScriptStep> steps = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      steps.add(CallScript.say(LINES.get((number + turn) % LINES.size())));
    }
    steps.add(CallScript.waitForTurn());
    steps.add(CallScript.hangUp());
    return new CallScript(VOICES.get(number % VOICES.size()), steps);
  }

  private static synchronized void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
