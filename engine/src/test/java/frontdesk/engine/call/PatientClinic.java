package frontdesk.engine.call;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.JournalTestConfig;
import frontdesk.engine.call.Outbox.PendingTool;
import frontdesk.engine.patient.PatientRegistry;
import frontdesk.engine.patient.PatientSettings;
import frontdesk.engine.patient.SameName;
import frontdesk.engine.patient.UsualChoices;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.patient.RecentWish;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A clinic with a registry of its own, its calls, and what stands in its ledger. */
abstract class PatientClinic {
  static final String NUMBER = "+40721000111";
  static final String OTHER_NUMBER = "+40721000222";
  static final String BORN = "1988-04-02";
  static final String REFERENCE = "4711";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static int clinics;
  private static ActorTestKit kit;

  final FakeKeys keys = new FakeKeys();
  Instant now = CallClinic.NOW;

  /** When the tools of calls are decided. */
  Instant madeAt = CallClinic.NOW;

  private final List<Appointment> appointments = new ArrayList<>();
  Clinic clinic;
  private int calls;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forPersistenceTestKit());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void openClinic() {
    clinic = new Clinic();
  }

  /** A clinic with its own registry and secret. */
  final class Clinic {
    final ClinicId id = new ClinicId("clinic-" + ++clinics);
    final ActorRef<PatientProtocol.Command> registry;

    Clinic() {
      this(PatientSettings.defaults());
    }

    Clinic(PatientSettings settings) {
      registry =
          kit.spawn(
              PatientRegistry.create(
                  new ClinicEntity.Dependencies<>(
                      id, () -> now, settings, CallClinic.DIGEST, CallClinic.BUILD)));
    }

    <R> R ask(Function<ActorRef<R>, PatientProtocol.Command> command) {
      return this.<R>asked(command).toCompletableFuture().join();
    }

    private <R> CompletionStage<R> asked(Function<ActorRef<R>, PatientProtocol.Command> command) {
      return AskPattern.ask(registry, command, PATIENCE, kit.scheduler());
    }

    PatientProtocol.Description describe(PatientId patient) {
      return ask(replyTo -> new PatientProtocol.Describe(patient, replyTo));
    }

    /** Makes a patient known in a call of their own. */
    PatientId knows(Optional<String> name, Optional<String> number, Optional<String> born) {
      Call call = new Call(this, number);
      return call.registered(name, number, born);
    }
  }

  /** A call, with its own key and desk. */
  final class Call {
    final int number = ++calls;
    final CallSeals seals;
    final ToolDesk desk;
    private int tools;

    Call(Clinic clinic, Optional<String> from) {
      seals =
          new CallSeals(
              keys.create(new KeyId("call/" + number)).toCompletableFuture().join(),
              CallClinic.call(number));
      desk =
          new ToolDesk(
              CallClinic.call(number),
              new ToolDesk.Clinic(clinic.id, CallClinic.ZONE),
              new ToolDesk.Desks(
                  ledger(), registry(clinic), new FakeDesk<CallbackProtocol.Command>()),
              new ClinicKeys(keys),
              seals,
              from.map(digits -> seals.seal(CallSeals.Field.CALLER_NUMBER, digits)),
              new ToolDesk.Bounds(
                  PATIENCE,
                  2,
                  Duration.ofMinutes(3),
                  Duration.ofHours(24),
                  SameName.Settings.DEFAULTS,
                  UsualChoices.Settings.DEFAULTS));
    }

    private ToolDesk.Desk<PatientProtocol.Command> registry(Clinic clinic) {
      return new ToolDesk.Desk<>() {
        @Override
        public <R> CompletionStage<R> ask(
            Function<ActorRef<R>, PatientProtocol.Command> command, Duration timeout) {
          return clinic.asked(command);
        }
      };
    }

    ToolAnswer does(ToolCall call) {
      return desk.perform(new PendingTool(++tools, call, madeAt)).toCompletableFuture().join();
    }

    /** What is done next is done as if it were the first of the call. */
    Call again() {
      tools = 0;
      return this;
    }

    Optional<RecentWish> cutOff() {
      return desk.cutOff().toCompletableFuture().join();
    }

    PatientId registered(Optional<String> name, Optional<String> number, Optional<String> born) {
      ToolAnswer answer =
          does(
              new ToolCall.RegisterPatient(
                  name.map(words -> seals.seal(CallSeals.Field.NAME, words)),
                  Optional.empty(),
                  number.map(digits -> seals.seal(CallSeals.Field.NUMBER, digits)),
                  born.map(date -> seals.seal(CallSeals.Field.BIRTH_DATE, date)),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      return ((ToolAnswer.PatientRegistered) answer).patient();
    }

    /** Says who they are; each thing is sealed for its place. */
    ToolAnswer identified(
        Optional<String> name,
        Optional<String> number,
        Optional<String> born,
        Optional<String> reference) {
      return does(
          new ToolCall.IdentifyPatient(
              name.map(words -> seals.seal(CallSeals.Field.NAME, words)),
              number.map(digits -> seals.seal(CallSeals.Field.NUMBER, digits)),
              born.map(date -> seals.seal(CallSeals.Field.BIRTH_DATE, date)),
              reference));
    }
  }

  private FakeDesk<LedgerProtocol.Command> ledger() {
    FakeDesk<LedgerProtocol.Command> ledger = new FakeDesk<>();
    ledger.answers(
        command ->
            CompletableFuture.completedStage(new LedgerProtocol.Appointments(found(command))));
    return ledger;
  }

  private List<Appointment> found(LedgerProtocol.Command command) {
    return appointments.stream()
        .filter(
            one ->
                command instanceof LedgerProtocol.FindByReference find
                    ? one.reference().equals(find.reference())
                    : command instanceof LedgerProtocol.FindAppointments next
                        ? one.patient().equals(next.patient()) && !isOver(one)
                        : one.patient().equals(((LedgerProtocol.FindHistory) command).patient())
                            && isOver(one))
        .toList();
  }

  private static boolean isOver(Appointment appointment) {
    return appointment.slot().end().isBefore(CallClinic.NOW);
  }

  void has(PatientId patient, String reference, int inDays) {
    appointments.add(
        new Appointment(
            new AppointmentId("a" + reference),
            reference,
            new Slot(
                CallClinic.CLEANING,
                CallClinic.POPESCU,
                CallClinic.NOW.plus(inDays, ChronoUnit.DAYS),
                Duration.ofMinutes(45)),
            patient));
  }

  Call call() {
    return new Call(clinic, Optional.of(NUMBER));
  }

  PatientId ana() {
    return clinic.knows(Optional.of("Ana Popescu"), Optional.of(NUMBER), Optional.of(BORN));
  }
}
