package frontdesk.ops.chaos.recovery;

import static frontdesk.ops.caller.CallScript.interruptAfter;
import static frontdesk.ops.caller.CallScript.press;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.NodeFolder;
import frontdesk.ops.chaos.PlacedCall;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.node.Storage;
import frontdesk.ops.playground.ChildNode;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.call.CallReader;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.Quarantine;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Two calls live when their node is killed. While it is down the newest event of one of them is
 * damaged, and so is the ledger of the other one's clinic. The node starts again: that call is set
 * apart after three tries, its caller is told and hung up on; the other call goes on; a further
 * call to the sound clinic books, and one to the clinic without a ledger hears the truth.
 */
public final class RecoveryFails implements Scenario {
  private static final ClinicId SOUND = new ClinicId("harbour-view");
  private static final ClinicId WITHOUT_LEDGER = new ClinicId("bright-smile");
  private static final String SOUND_USER = "harbour";
  private static final String OTHER_USER = "zambet";
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration CALL = Duration.ofMinutes(2);

  /** An announcement of two sentences is longer, a click shorter. */
  private static final Duration AN_ANNOUNCEMENT = Duration.ofSeconds(2);

  private static final Duration A_SENTENCE = Duration.ofSeconds(3);

  /** Longer than a node's start on a busy machine. */
  private static final Duration UNTIL_TOLD = Duration.ofSeconds(100);

  private static final int ATTEMPTS = 3;

  /**
   * The restart may take long on a busy machine; nobody is to be asked for silence meanwhile. All
   * callers press keys: any recognizer will do.
   */
  private static final String SETTINGS =
      """
      frontdesk.call { resume-window = 2m, no-speech-timeout = 40s }
      frontdesk.quarantine.attempts = 3
      frontdesk.speech.recognizer = auto
      """;

  @Override
  public String name() {
    return "recovery-fails";
  }

  @Override
  public String promise() {
    return "a call and a clinic's ledger cannot recover: their callers hear the truth, others go on";
  }

  @Override
  public Verdict run(ChaosRun run) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      return new Course(run, NodeFolder.in(run.folder(), SETTINGS + run.settings()), threads).run();
    } finally {
      threads.shutdownNow();
    }
  }

  /** One run of it. */
  private static final class Course {
    private final ChaosRun run;
    private final NodeFolder folder;
    private final ExecutorService threads;
    private final Random random;
    private final Verdict verdict = new Verdict("recovery-fails");
    private final AtomicBoolean back = new AtomicBoolean();

    Course(ChaosRun run, NodeFolder folder, ExecutorService threads) {
      this.run = run;
      this.folder = folder;
      this.threads = threads;
      this.random = new Random(run.seed());
    }

    Verdict run() throws Exception {
      PlacedCall broken;
      PlacedCall other;
      try (ChildNode first = ChildNode.start(folder.config(), "1g")) {
        first.awaitReady(START);
        broken = call("broken", SOUND_USER, "+442079460731", listening());
        other =
            call(
                "other",
                OTHER_USER,
                "+40215550131",
                stayingOn(back::get, run.silenceBound().plus(A_SENTENCE)));
        // Each has heard the welcome and answered it: two prompts a call.
        first.awaitLines("  frontdesk : ", 4, START);
        run.say("both calls live; the node is killed");
        first.kill();
      }
      String entity = damage();
      run.say(entity + " and the ledger of " + WITHOUT_LEDGER + " are damaged");
      try (ChildNode second = ChildNode.start(folder.config(), "1g")) {
        long ready = second.awaitReady(START);
        back.set(true);
        run.say("the node is ready again");
        PlacedCall books = call("books", SOUND_USER, "+442079460732", booking());
        PlacedCall refused = call("refused", OTHER_USER, "+40215550132", booking());
        heardTheTruth("the caller of the broken call", broken.result(CALL), ready);
        wentOn(other.result(CALL), ready);
        bookedOn(books.result(CALL));
        wasRefused(refused.result(CALL));
        reported(second);
        second.stop();
        if (!verdict.held()) {
          second.linesWith("call ended").forEach(run::say);
        }
      }
      try (Storage storage = folder.open(Storage.Purpose.READ)) {
        stored(AfterRecovery.read(storage), entity);
      }
      return verdict;
    }

    private PlacedCall call(String name, String user, String from, CallScript script) {
      return PlacedCall.begin(
          folder.uri(user),
          from,
          script,
          run.folder().resolve(name + ".wav"),
          new Random(random.nextLong()),
          threads);
    }

    /** The call of the sound clinic, as its persistence id. */
    private String damage() throws IOException, SQLException {
      try (Storage storage = folder.open(Storage.Purpose.WRITE)) {
        JournalReader journal = new JournalReader(storage.journal().source(), 1_000);
        CallReader calls = new CallReader(journal);
        for (CallId call : calls.latest(10)) {
          String id = EntityKind.CALL.persistenceId(call.value());
          if (calls.history(call).get(0) instanceof JournalEntry.Event event
              && event.event() instanceof CallEvent arrived
              && arrived.header().clinic().equals(SOUND)) {
            JournalDamage.lastEvent(storage, id);
            JournalDamage.ledger(storage, WITHOUT_LEDGER);
            return id;
          }
        }
        throw new IOException("the call that is to be damaged is not stored");
      }
    }

    private void heardTheTruth(String whose, PlacedCall.Ended ended, long ready) {
      inTime(whose, ended, ready);
      Duration heard = ended.sound().audibleAfter(ready);
      verdict.check(
          whose + " hears an announcement",
          heard.compareTo(AN_ANNOUNCEMENT) > 0,
          heard.toMillis() + " ms of voice");
      verdict.check(
          whose + " is hung up on by BYE",
          ended.measured().endedBy() == MeasuredCall.EndedBy.FAR_END,
          ended.measured().reason());
    }

    /** The silence of a node that does not run is not counted: nobody is there to speak. */
    private void inTime(String whose, PlacedCall.Ended ended, long ready) {
      Optional<Duration> first = ended.sound().firstAfter(ready);
      verdict.check(
          whose + " hears something within " + run.silenceBound().toMillis() + " ms of the start",
          first.isPresent() && first.get().compareTo(run.silenceBound()) <= 0,
          first.map(after -> after.toMillis() + " ms").orElse("nothing"));
    }

    private void wentOn(PlacedCall.Ended ended, long ready) {
      inTime("the caller of the other call", ended, ready);
      verdict.check(
          "the other call is not hung up on",
          ended.measured().endedBy() == MeasuredCall.EndedBy.CALLER,
          ended.measured().reason());
    }

    private void bookedOn(PlacedCall.Ended ended) {
      owed("a further caller", ended);
      verdict.check(
          "a further call to the sound clinic comes to its end",
          ended.measured().endedBy() == MeasuredCall.EndedBy.FAR_END,
          ended.measured().reason());
    }

    private void wasRefused(PlacedCall.Ended ended) {
      owed("the caller of the clinic without a ledger", ended);
      verdict.check(
          "the clinic without a ledger says goodbye",
          ended.measured().endedBy() == MeasuredCall.EndedBy.FAR_END,
          ended.measured().reason());
    }

    private void owed(String whose, PlacedCall.Ended ended) {
      verdict.silence(
          whose, Duration.ofMillis(ended.measured().longestOwedSilenceMs()), run.silenceBound());
    }

    private void reported(ChildNode node) {
      int lines = node.linesWith(" recoveries failed, ").size();
      verdict.check("each of the two is reported by one line", lines == 2, lines + " lines");
    }

    private void stored(AfterRecovery after, String entity) {
      setApart(after, entity, SOUND);
      verdict.check(
          "the broken call's farewell is written down",
          after.quarantined(entity).filter(Quarantine.Entry::farewellSaid).isPresent(),
          after.quarantined(entity).toString());
      setApart(after, EntityKind.LEDGER.persistenceId(WITHOUT_LEDGER.value()), WITHOUT_LEDGER);
      verdict.check(
          "the sound clinic booked once", after.bookedAt(SOUND) == 1, after.bookedAt(SOUND) + "");
      verdict.check(
          "the clinic without a ledger booked nothing",
          after.bookedAt(WITHOUT_LEDGER) == 0,
          after.bookedAt(WITHOUT_LEDGER) + "");
      List<List<CallEvent>> others = after.callsOf(WITHOUT_LEDGER);
      verdict.check(
          "the other call was resumed, and has its end",
          others.stream()
              .anyMatch(call -> AfterRecovery.resumed(call) && AfterRecovery.hasEnded(call)),
          others.size() + " calls");
      List<String> said =
          others.stream().flatMap(call -> AfterRecovery.said(call).stream()).toList();
      verdict.check(
          "a caller hears that the appointment book cannot be reached, and where a person is",
          said.contains("sorry.unavailable")
              && (said.contains("callback.promised") || said.contains("human.number")),
          String.join(" ", said));
    }

    private void setApart(AfterRecovery after, String entity, ClinicId clinic) {
      Optional<Quarantine.Entry> entry = after.quarantined(entity);
      verdict.check(
          entity + " is set apart after " + ATTEMPTS + " tries",
          entry
              .filter(e -> e.failures() == ATTEMPTS && e.clinic().equals(Optional.of(clinic)))
              .isPresent(),
          entry.map(e -> e.failures() + " failures, " + e.reason()).orElse("it is not"));
    }
  }

  /** Answers the welcome, and listens until it is hung up on. */
  private static CallScript listening() {
    return CallScript.of(
        interruptAfter(Duration.ofMillis(400)),
        press("1"),
        new ScriptStep.WaitForHangUp(UNTIL_TOLD));
  }

  /** Answers the welcome, and hangs up so long after the node is back. */
  private static CallScript stayingOn(BooleanSupplier back, Duration afterwards) {
    AtomicBoolean listened = new AtomicBoolean();
    return CallScript.of(
        interruptAfter(Duration.ofMillis(400)),
        press("1"),
        new ScriptStep.Converse(
            tag -> {
              if (!back.getAsBoolean()) {
                return Optional.empty();
              }
              return Optional.of(
                  listened.getAndSet(true)
                      ? CallScript.hangUp()
                      : new ScriptStep.StaySilent(afterwards));
            }));
  }

  /**
   * Books by keys; what the appointment book has to be asked for, and the read-back, is heard out.
   */
  private static CallScript booking() {
    Duration atOnce = Duration.ofMillis(400);
    return CallScript.of(
        interruptAfter(atOnce),
        press("1"),
        interruptAfter(atOnce),
        press("1"),
        interruptAfter(atOnce),
        press("1"),
        press("1"),
        press("#"),
        interruptAfter(atOnce),
        press("1"),
        press("1"),
        press("1"),
        new ScriptStep.WaitForHangUp(Duration.ofMinutes(1)));
  }
}
