package frontdesk.ops.chaos.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.ops.Exit;
import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.KeyChoice;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
 * The callers of a scenario on several nodes, a process of its own.
 *
 * <p>Reads from standard input, line by line: {@code clock}, which it answers with its monotonic
 * clock, {@code call WAVE}, upon which that wave of its plan calls, and {@code yes}, upon which
 * those who wait with their yes agree. It says {@code answered INDEX} for each answered call,
 * {@code agrees} when one waits with its yes, {@code over} and a line of JSON when one is over, and
 * ends with its input.
 */
@Command(name = "cluster-callers", hidden = true, description = "The callers of a scenario.")
public final class ClusterCallersCommand implements Callable<Integer> {
  static final String CALL = "call ";
  static final String ANSWERED = "answered ";
  static final String AGREES = "agrees ";
  static final String OVER = "over ";

  /** Patient: a node may be lost while one waits, and a pause of it is nobody's turn. */
  private static final CallerSettings PATIENCE =
      CallerSettings.DEFAULTS
          .withTimeouts(Duration.ofSeconds(60), Duration.ofSeconds(30))
          .withTurns(Duration.ofMillis(1_200), Duration.ofMillis(1_500), Duration.ofSeconds(2));

  @Option(names = "--plan", required = true)
  private Path plan = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  private final CountDownLatch yes = new CountDownLatch(1);

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    CallsPlan todo = JsonMapper.builder().build().readValue(plan.toFile(), CallsPlan.class);
    ScheduledExecutorService callers =
        Executors.newScheduledThreadPool(Math.max(1, todo.calls().size()));
    List<Future<?>> calls = new ArrayList<>();
    if (!todo.waitsWithYes()) {
      yes.countDown();
    }
    try (Storage storage = StoredCalls.open(Path.of(todo.config()));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      KeyChoice choice =
          new AskedByJournal(
              new JournalReader(storage.journal().source(), StoredCalls.MOST),
              call -> mayAgree(call, out));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(CALL)) {
          int wave = Integer.parseInt(line.substring(CALL.length()));
          calls.addAll(begin(todo, wave, callers, choice, out));
        } else if (line.equals("yes")) {
          yes.countDown();
        } else {
          say(out, Long.toString(System.nanoTime()));
        }
      }
    } finally {
      calls.forEach(one -> one.cancel(true));
      callers.shutdownNow();
    }
    return Exit.OK;
  }

  private boolean mayAgree(String call, PrintWriter out) {
    if (yes.getCount() == 0) {
      return true;
    }
    say(out, AGREES + call);
    try {
      yes.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<Future<?>> begin(
      CallsPlan todo,
      int wave,
      ScheduledExecutorService callers,
      KeyChoice choice,
      PrintWriter out) {
    List<Future<?>> calls = new ArrayList<>();
    for (int i = 0; i < todo.calls().size(); i++) {
      int index = i;
      CallsPlan.Call one = todo.calls().get(i);
      if (one.wave() == wave) {
        calls.add(
            callers.schedule(
                () -> place(index, one, choice, out), one.afterMs(), TimeUnit.MILLISECONDS));
      }
    }
    return calls;
  }

  private static void place(int index, CallsPlan.Call one, KeyChoice choice, PrintWriter out) {
    try {
      SoundLog sound = new SoundLog();
      SimulatedCaller.Result result =
          new SimulatedCaller(
                  PATIENCE,
                  SpokenLines.in(Path.of("")),
                  progress -> tellAnswer(progress, index, out),
                  System::nanoTime,
                  new Random(one.seed()))
              .witnessedBy(sound)
              .call(
                  CallOrder.to(one.uri())
                      .withFrom(one.from())
                      .withBind(IpLiteral.parse(one.bind()).orElseThrow(), 0),
                  KeyScript.books(Duration.ofMillis(one.intoWordsMs()), choice));
      if (result instanceof SimulatedCaller.Result.Measured measured) {
        HeardCall heard = new HeardCall(index, measured.call(), sound.heard());
        say(out, OVER + JsonMapper.builder().build().writeValueAsString(heard));
      } else {
        say(out, "problem " + index + " " + result);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (JsonProcessingException | RuntimeException e) {
      say(out, "problem " + index + " " + e);
    }
  }

  private static void tellAnswer(String progress, int index, PrintWriter out) {
    if (progress.endsWith("caller answered")) {
      say(out, ANSWERED + index);
    }
  }

  private static synchronized void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
