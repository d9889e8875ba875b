package frontdesk.ops.talk;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.TextCall;
import frontdesk.engine.call.ToolDesk;
import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.engine.speech.language.Segment;
import frontdesk.ops.node.LoneClinic;
import frontdesk.ops.talk.TalkFile.Act;
import frontdesk.ops.talk.TalkResult.Told;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ShardId;
import frontdesk.protocol.privacy.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Lets written callers talk to the receptionist, each with a clinic of its own. One thread. */
final class TalkRunner {
  /** A caller who does more than this goes round in circles. */
  private static final int MOST_ACTS = 80;

  private static final Duration BETWEEN_ACTS = Duration.ofSeconds(6);
  private static final ShardId SHARD = new ShardId("talk-0");

  private final LoneClinic clinics;
  private final Catalogue catalogue;
  private final Interpreter interpreter;
  private final KeyStore keys;
  private final RandomGenerator random;
  private final Optional<Brain> brain;

  TalkRunner(
      LoneClinic clinics,
      Catalogue catalogue,
      Interpreter interpreter,
      KeyStore keys,
      RandomGenerator random) {
    this(clinics, catalogue, interpreter, keys, random, Optional.empty());
  }

  /** With a language model that is asked where the rules leave something open. */
  TalkRunner(
      LoneClinic clinics,
      Catalogue catalogue,
      Interpreter interpreter,
      KeyStore keys,
      RandomGenerator random,
      Optional<Brain> brain) {
    this.brain = brain;
    this.clinics = clinics;
    this.catalogue = catalogue;
    this.interpreter = interpreter;
    this.keys = keys;
    this.random = random;
  }

  /** Runs one conversation to its end. Blocking. */
  TalkResult run(TalkFile file) throws InterruptedException {
    TalkClock clock = new TalkClock(file.now().atZone(catalogue.zone()).toInstant());
    ToolDesk.Desks desks = clinics.open(catalogue, new LoneClinic.Time(clock, clock::nanoTime));
    WrittenClinic clinic = new WrittenClinic(catalogue, desks, keys, clock);
    clinic.give(file);
    Line line =
        () ->
            TextCall.open(
                CallId.create(SHARD, random),
                new TextCall.Parts(
                    clinics.knowledge(catalogue),
                    interpreter,
                    desks,
                    keys,
                    clinics.bounds(),
                    clock,
                    brain),
                file.callerNumber(),
                catalogue.language());
    List<TextCall> calls = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    boolean hungUp = converse(file, line, calls, clock, lines);
    return result(file, clinic, calls, lines, hungUp);
  }

  /** Calls the clinic. */
  private interface Line {
    TextCall dial() throws InterruptedException;
  }

  private static boolean converse(
      TalkFile file, Line line, List<TextCall> calls, TalkClock clock, List<String> lines)
      throws InterruptedException {
    WrittenCaller caller = new WrittenCaller(file);
    TextCall call = line.dial();
    calls.add(call);
    int told = tell(call, 0, lines);
    for (int i = 0; i < MOST_ACTS && call.ended().isEmpty(); i++) {
      Act act = caller.next(call.state().question());
      clock.pass(BETWEEN_ACTS);
      lines.add("caller: " + spoken(act));
      if (act instanceof Act.HangUp) {
        call.hangUp();
        return !caller.isOutOfWords();
      }
      if (act instanceof Act.CallAgain) {
        call.hangUp();
        call = line.dial();
        calls.add(call);
        told = tell(call, 0, lines);
      } else {
        perform(call, act);
        told = tell(call, told, lines);
      }
    }
    call.hearOut();
    tell(call, told, lines);
    return false;
  }

  private static void perform(TextCall call, Act act) throws InterruptedException {
    if (act instanceof Act.Say say) {
      call.say(say.words());
    } else if (act instanceof Act.Interrupt interrupt) {
      call.interrupt(interrupt.afterWords(), interrupt.words());
    } else if (act instanceof Act.Press press) {
      for (char key : press.keys().toCharArray()) {
        call.press(key);
      }
    } else {
      call.stayQuiet();
    }
  }

  private static String spoken(Act act) {
    if (act instanceof Act.Say say) {
      return say.words();
    } else if (act instanceof Act.Interrupt interrupt) {
      return "(after " + interrupt.afterWords() + " words) " + interrupt.words();
    } else if (act instanceof Act.Press press) {
      return "[" + press.keys() + "]";
    } else if (act instanceof Act.CallAgain) {
      return "(is cut off and calls again)";
    }
    return act instanceof Act.Quiet ? "(silence)" : "(hangs up)";
  }

  private static int tell(TextCall call, int from, List<String> lines) {
    List<Told> all = told(call);
    all.subList(from, all.size()).forEach(told -> lines.add("desk:   " + told.words()));
    return all.size();
  }

  private static List<Told> told(TextCall call) {
    return call.said().stream().map(say -> new Told(say, words(call.spoken(say)))).toList();
  }

  private static String words(List<Segment> segments) {
    return segments.stream()
        .map(segment -> segment instanceof Segment.Words words ? words.text() : "[recording]")
        .collect(Collectors.joining(" "));
  }

  private static TalkResult result(
      TalkFile file, WrittenClinic clinic, List<TextCall> calls, List<String> lines, boolean hungUp)
      throws InterruptedException {
    TextCall last = calls.get(calls.size() - 1);
    List<TextCall.Taken> turns =
        calls.stream()
            .flatMap(
                call ->
                    call.taken().stream()
                        .filter(
                            turn ->
                                call.equals(last) || !(turn.input() instanceof Input.CallerGone)))
            .toList();
    Set<PatientId> made = new LinkedHashSet<>();
    for (TextCall.Taken taken : turns) {
      if (taken.input() instanceof Input.ToolAnswered answered
          && answered.answer() instanceof ToolAnswer.PatientRegistered registered) {
        made.add(registered.patient());
      }
    }
    List<Appointment> appointments = clinic.appointmentsOf(List.copyOf(made));
    Map<AppointmentId, String> names = new HashMap<>();
    for (Appointment appointment : appointments) {
      names.put(appointment.id(), clinic.nameOf(appointment.patient()).orElse("?"));
    }
    Set<PatientId> patients = new LinkedHashSet<>(clinic.givenPatients());
    patients.addAll(made);
    List<String> patientNames = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    for (PatientId patient : patients) {
      clinic.emailOf(patient).ifPresent(emails::add);
      patientNames.add(clinic.nameOf(patient).orElse("?"));
    }
    Map<String, AppointmentId> given = new HashMap<>();
    for (TalkFile.Appointment appointment : file.appointments()) {
      clinic.given(appointment.ref()).ifPresent(id -> given.put(appointment.ref(), id));
    }
    return new TalkResult(
        file,
        turns,
        calls.stream().flatMap(call -> told(call).stream()).toList(),
        lines,
        appointments,
        given,
        names,
        patientNames,
        emails,
        clinic.waitedFor(List.copyOf(made)),
        last.ended(),
        hungUp);
  }
}
