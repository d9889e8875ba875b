package frontdesk.ops.talk;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.CallSeals;
import frontdesk.engine.call.TextCall;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.ClinicCopies;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Written conversations as real calls to one node, over SIP and RTP and at the same time, each to a
 * clinic of its own. Blocking.
 */
final class SpokenTalks {
  private static final Duration STAGGER = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(6);
  private static final Duration UNTIL_WRITTEN = Duration.ofSeconds(20);

  /** What is asked, and that all of it was said, a caller knows from the journal, not by ear. */
  private static final Duration BREATH = Duration.ofMillis(200);

  /** Three offers, each with day and time, take long to be read out. */
  private static final CallerSettings PATIENCE =
      CallerSettings.DEFAULTS
          .withTimeouts(Duration.ofSeconds(60), Duration.ofSeconds(30))
          .withTurns(BREATH, BREATH, BREATH);

  /**
   * Six callers and a busy machine: an engine that takes its time has still understood. And what is
   * in no grammar is rejected rather than guessed at: it is asked again then.
   */
  private static final String SETTINGS =
      """
      frontdesk {
        speech {
          recognition-deadline = 15s
          recognizers { hung-after = 1m, sphinx4.min-confidence = 0.4 }
        }
        call.turn-deadline = 20s
      }
      """;

  private final TalkPlace place;

  /**
   * One call that is to be made.
   *
   * @param name of the clinic that nobody else calls
   * @param otherRecordings what is heard in place of lines, by their words
   */
  record Planned(String name, SpokenSelection.Chosen chosen, Map<String, String> otherRecordings) {}

  /** A call that is over. */
  record Held(TalkResult result, MeasuredCall measured) {}

  /** A call that is going on, or about to. */
  private record Placed(
      Planned planned, Catalogue catalogue, WrittenClinic clinic, SpokenCaller caller) {
    TalkFile file() {
      return planned.chosen().file();
    }
  }

  /**
   * @param place texts and interpreters
   */
  SpokenTalks(TalkPlace place) {
    this.place = place;
  }

  /** Makes all of these calls, at the same moment of the same day; what came of each, in order. */
  List<Held> hold(Path directory, List<Planned> plans)
      throws IOException, InterruptedException, ExecutionException, TimeoutException, SQLException {
    ClinicCopies clinics = new ClinicCopies(directory.resolve("clinics"));
    plans.forEach(plan -> clinics.addQuickDentist(plan.name()));
    TalkClock past = new TalkClock(Instant.EPOCH);
    SteppingTime clock = new SteppingTime(past);
    Catalogue any = place.catalogue("").orElseThrow();
    past.moveTo(plans.get(0).chosen().file().now().atZone(any.zone()).toInstant());
    ExecutorService threads = Executors.newCachedThreadPool();
    try (NodeUnderTest node =
        NodeUnderTest.start(directory, "127.0.0.1", clinics.setting() + SETTINGS, clock)) {
      List<Placed> placed = new ArrayList<>();
      for (Planned plan : plans) {
        placed.add(place(node, plan, past));
      }
      clock.go();
      List<Future<Held>> calls = new ArrayList<>();
      for (Placed one : placed) {
        Duration after = STAGGER.multipliedBy(calls.size());
        calls.add(threads.submit(() -> result(node, one, call(node, one, after))));
      }
      List<Held> held = new ArrayList<>();
      for (Future<Held> call : calls) {
        held.add(call.get(LONGEST.toSeconds(), TimeUnit.SECONDS));
      }
      return held;
    } finally {
      threads.shutdownNow();
    }
  }

  private Placed place(NodeUnderTest node, Planned plan, TalkClock past)
      throws InterruptedException {
    ClinicId id = new ClinicId(plan.name());
    Catalogue catalogue = node.node().configuration().catalogues().byId(id).orElseThrow();
    TalkFile file = plan.chosen().file();
    WrittenClinic clinic =
        new WrittenClinic(catalogue, node.node().desks(id), node.node().storage().keys(), past);
    clinic.give(file);
    SaidOtherwise meaning = new SaidOtherwise(place.interpreter(), catalogue, file.callerNumber());
    SpokenCaller caller =
        new SpokenCaller(file, meaning, plan.otherRecordings(), tag -> events(node, tag));
    return new Placed(plan, catalogue, clinic, caller);
  }

  private static MeasuredCall call(NodeUnderTest node, Placed one, Duration after)
      throws InterruptedException {
    Await.elapsed(after);
    String number = one.file().callerNumber().orElse("anonymous");
    CallOrder order =
        CallOrder.to("sip:" + one.planned().name() + "@127.0.0.1:" + node.sip().getPort())
            .withFrom("sip:" + number + "@127.0.0.1");
    CallScript script =
        CallScript.of(new ScriptStep.Converse(one.caller()))
            .inVoice(one.planned().chosen().voice());
    SimulatedCaller phone =
        new SimulatedCaller(
            PATIENCE, SpokenLines.in(Path.of("")), line -> {}, System::nanoTime, new Random());
    if (phone.call(order, script) instanceof SimulatedCaller.Result.Measured measured) {
      return measured.call();
    }
    throw new AssertionError("the call was not placed");
  }

  private static List<CallEvent> events(NodeUnderTest node, String tag) {
    try {
      return node.events(new CallId(tag)).stream().map(CallEvent.class::cast).toList();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Held result(NodeUnderTest node, Placed one, MeasuredCall measured)
      throws InterruptedException {
    String tag = measured.farTag();
    Await.until(
        "the end of " + one.planned().name(),
        UNTIL_WRITTEN,
        () -> events(node, tag).stream().anyMatch(CallEvent.CallEnded.class::isInstance));
    List<TextCall.Taken> turns = turns(events(node, tag));
    OpenedWords words = words(node, one, tag);
    List<TalkResult.Told> told =
        turns.stream()
            .flatMap(turn -> turn.decisions().stream())
            .filter(Decision.Say.class::isInstance)
            .map(Decision.Say.class::cast)
            .map(say -> new TalkResult.Told(say, words.said(say)))
            .toList();
    Set<PatientId> patients = new LinkedHashSet<>(one.clinic().givenPatients());
    patients.addAll(registered(turns));
    List<Appointment> appointments = one.clinic().appointmentsOf(List.copyOf(patients));
    Map<AppointmentId, String> names = new HashMap<>();
    for (Appointment appointment : appointments) {
      names.put(appointment.id(), name(one, appointment.patient()));
    }
    List<String> patientNames = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    for (PatientId patient : patients) {
      one.clinic().emailOf(patient).ifPresent(emails::add);
      patientNames.add(name(one, patient));
    }
    Map<String, AppointmentId> given = new HashMap<>();
    for (TalkFile.Appointment appointment : one.file().appointments()) {
      one.clinic().given(appointment.ref()).ifPresent(id -> given.put(appointment.ref(), id));
    }
    TalkResult result =
        new TalkResult(
            one.file(),
            turns,
            told,
            SpokenStory.of(turns, words),
            appointments,
            given,
            names,
            patientNames,
            emails,
            one.clinic().waitedFor(List.copyOf(patients)),
            ended(turns),
            one.caller().hungUp());
    return new Held(result, measured);
  }

  private OpenedWords words(NodeUnderTest node, Placed one, String tag) {
    return new OpenedWords(
        node.node()
            .storage()
            .keys()
            .find(new KeyId("call/" + tag))
            .toCompletableFuture()
            .join()
            .map(sealing -> new CallSeals(sealing, new CallId(tag))),
        Optional.of(one.catalogue()),
        place.clinics().knowledge(one.catalogue()).texts());
  }

  /** What was learned, each with what was decided because of it. */
  private static List<TextCall.Taken> turns(List<CallEvent> events) {
    List<TextCall.Taken> turns = new ArrayList<>();
    for (CallEvent event : events) {
      if (event instanceof CallEvent.InputRecorded recorded) {
        turns.add(new TextCall.Taken(recorded.input(), new ArrayList<>()));
      } else if (event instanceof CallEvent.DecisionMade made) {
        turns.get(turns.size() - 1).decisions().add(made.decision());
      }
    }
    return turns;
  }

  private static Set<PatientId> registered(List<TextCall.Taken> turns) {
    Set<PatientId> patients = new LinkedHashSet<>();
    for (TextCall.Taken turn : turns) {
      if (turn.input() instanceof Input.ToolAnswered answered
          && answered.answer() instanceof ToolAnswer.PatientRegistered registered) {
        patients.add(registered.patient());
      }
    }
    return patients;
  }

  /** A name that no recognizer knows is a recording: its text is what the caller then said. */
  private static String name(Placed one, PatientId patient) throws InterruptedException {
    Optional<String> written = one.clinic().nameOf(patient);
    return written.isPresent() ? written.get() : one.caller().nameSaid();
  }

  private static Optional<Decision.EndReason> ended(List<TextCall.Taken> turns) {
    return turns.stream()
        .flatMap(turn -> turn.decisions().stream())
        .filter(Decision.EndCall.class::isInstance)
        .map(end -> ((Decision.EndCall) end).reason())
        .findFirst();
  }
}
