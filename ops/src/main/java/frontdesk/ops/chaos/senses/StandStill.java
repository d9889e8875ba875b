package frontdesk.ops.chaos.senses;

import static frontdesk.ops.caller.CallScript.interruptAfter;
import static frontdesk.ops.caller.CallScript.press;

import frontdesk.ops.BuildVersion;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.NodeFolder;
import frontdesk.ops.chaos.PlacedCall;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.node.Storage;
import frontdesk.ops.playground.ChildNode;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.call.CallReader;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The node's process stands still for most of what its caller says, as for a collection of the
 * whole heap or on a host that is busy with others: it is understood all the same.
 */
public final class StandStill implements Scenario {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration CALL = Duration.ofMinutes(2);

  /** Of a line of 1.2 s. */
  private static final String LINE = "consultation";

  private static final Duration INTO_IT = Duration.ofMillis(100);
  private static final Duration STILL = Duration.ofMillis(900);
  private static final int CALLS = 3;
  private static final String SETTINGS = "frontdesk.speech.recognizer = auto\n";

  @Override
  public String name() {
    return "stand-still";
  }

  @Override
  public String promise() {
    return "the process stands still for 900 ms while its caller speaks: they are understood";
  }

  @Override
  public Verdict run(ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name());
    NodeFolder folder = NodeFolder.in(run.folder(), SETTINGS + run.settings());
    Random random = new Random(run.seed());
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    try {
      try (ChildNode node = ChildNode.start(folder.config(), "1g")) {
        node.awaitReady(START);
        for (int i = 1; i <= CALLS; i++) {
          Pause pause = new Pause(node, threads);
          PlacedCall.Ended ended =
              PlacedCall.begin(
                      folder.uri("harbour"),
                      "+44207946073" + i,
                      speaking(pause),
                      run.folder().resolve("caller-" + i + ".wav"),
                      new Random(random.nextLong()),
                      threads)
                  .result(CALL);
          pause.await();
          verdict.silence(
              "caller " + i,
              Duration.ofMillis(ended.measured().longestOwedSilenceMs()),
              run.silenceBound());
        }
        node.stop();
      }
      try (Storage storage = folder.open(Storage.Purpose.READ)) {
        long understood = understood(storage);
        verdict.check("every caller is understood", understood == CALLS, understood + " were");
      }
    } finally {
      threads.shutdownNow();
    }
    return verdict;
  }

  /** A process that is stopped and goes on. */
  private static final class Pause {
    private final ChildNode node;
    private final ScheduledExecutorService threads;
    private final AtomicReference<@Nullable Future<?>> over = new AtomicReference<>();

    Pause(ChildNode node, ScheduledExecutorService threads) {
      this.node = node;
      this.threads = threads;
    }

    void begin() {
      var unused = later(INTO_IT, node::freeze);
      over.set(later(INTO_IT.plus(STILL), node::thaw));
    }

    private interface Deed {
      void run() throws IOException, InterruptedException;
    }

    private Future<?> later(Duration delay, Deed deed) {
      return threads.schedule(
          () -> {
            deed.run();
            return true;
          },
          delay.toMillis(),
          TimeUnit.MILLISECONDS);
    }

    /** Fails if there was none. */
    void await() throws IOException, InterruptedException, ExecutionException, TimeoutException {
      Future<?> pause = over.get();
      if (pause == null) {
        throw new IOException("the caller's turn never came");
      }
      pause.get(CALL.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Says it in answer to what it is about, and hangs up after the next question. */
  private static CallScript speaking(Pause pause) {
    AtomicReference<ScriptStep> next = new AtomicReference<>(CallScript.say(LINE));
    return CallScript.of(
        interruptAfter(Duration.ofMillis(400)),
        press("1"),
        new ScriptStep.Converse(
            tag -> {
              ScriptStep step = next.getAndSet(CallScript.hangUp());
              if (step instanceof ScriptStep.Say) {
                pause.begin();
              }
              return Optional.of(step);
            }));
  }

  private static long understood(Storage storage) throws SQLException {
    Journal journal = new Journal(storage, BuildVersion.current());
    List<CallId> calls =
        new CallReader(new JournalReader(storage.journal().source(), CALLS)).latest(CALLS);
    return calls.stream().filter(call -> heardWhatFor(journal, call)).count();
  }

  private static boolean heardWhatFor(Journal journal, CallId call) {
    try {
      return journal.events(call).stream()
          .filter(CallEvent.InputRecorded.class::isInstance)
          .map(event -> ((CallEvent.InputRecorded) event).input())
          .filter(Input.Heard.class::isInstance)
          .findFirst()
          .filter(input -> ((Input.Heard) input).understanding().service().isPresent())
          .isPresent();
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("a call cannot be read", e));
    }
  }
}
