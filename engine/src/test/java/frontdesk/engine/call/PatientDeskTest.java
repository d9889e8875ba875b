package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

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
import frontdesk.protocol.patient.UsualChoice;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
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
import org.junit.jupiter.api.Test;

/** Who a caller is, by a clinic's own registry: its calls, its patients, and nobody else's. */
class PatientDeskTest {
  private static final String NUMBER = "+40721000111";
  private static final String OTHER_NUMBER = "+40721000222";
  private static final String BORN = "1988-04-02";
  private static final String REFERENCE = "4711";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static int clinics;
  private static ActorTestKit kit;

  private final FakeKeys keys = new FakeKeys();
  private final List<Appointment> appointments = new ArrayList<>();
  private Clinic clinic;
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
  private final class Clinic {
    final ClinicId id = new ClinicId("clinic-" + ++clinics);
    final ActorRef<PatientProtocol.Command> registry =
        kit.spawn(
            PatientRegistry.create(
                new ClinicEntity.Dependencies<>(
                    id,
                    () -> CallClinic.NOW,
                    PatientSettings.defaults(),
                    CallClinic.DIGEST,
                    CallClinic.BUILD)));

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
  private final class Call {
    final int number = ++calls;
    final CallSeals seals;
    final ToolDesk desk;

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
      return desk.perform(new PendingTool(1, call, CallClinic.NOW)).toCompletableFuture().join();
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
                  Optional.empty()));
      return ((ToolAnswer.PatientRegistered) answer).patient();
    }

    /** Says who they are, as an interpreter seals it: everything for one field. */
    ToolAnswer identified(
        Optional<String> name,
        Optional<String> number,
        Optional<String> born,
        Optional<String> reference) {
      return does(
          new ToolCall.IdentifyPatient(
              name.map(this::said), number.map(this::said), born.map(this::said), reference));
    }

    private Sealed said(String words) {
      return seals.seal(CallSeals.Field.NUMBER, words);
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

  private void has(PatientId patient, String reference, int inDays) {
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

  private Call call() {
    return new Call(clinic, Optional.of(NUMBER));
  }

  private PatientId ana() {
    return clinic.knows(Optional.of("Ana Popescu"), Optional.of(NUMBER), Optional.of(BORN));
  }

  @Test
  void shouldKnowWhoGivesAnyTwoFactsAndLinkTheCall() {
    // given
    PatientId ana = ana();
    has(ana, REFERENCE, 3);
    Optional<String> name = Optional.of("Popescu Anna");
    Optional<String> none = Optional.empty();
    List<ToolAnswer> answers =
        List.of(
            // when
            call().identified(name, Optional.of(NUMBER), none, none),
            call().identified(name, none, Optional.of(BORN), none),
            call().identified(name, none, none, Optional.of(REFERENCE)),
            call().identified(none, Optional.of(NUMBER), Optional.of(BORN), none),
            call().identified(none, Optional.of(NUMBER), none, Optional.of(REFERENCE)),
            call().identified(none, none, Optional.of(BORN), Optional.of(REFERENCE)));
    // then
    assertThat(answers).containsOnly(new ToolAnswer.PatientIdentified(ana));
    // the first call made her known, each other one is erased with her
    assertThat(clinic.describe(ana).calls()).hasSize(7);
  }

  @Test
  void shouldKnowNobodyByOneFact() {
    // given
    PatientId ana = ana();
    has(ana, REFERENCE, 3);
    Optional<String> none = Optional.empty();
    List<ToolAnswer> answers =
        List.of(
            // when: alone, or beside what is somebody else's or nobody's
            call().identified(none, none, none, none),
            call().identified(Optional.of("Ana Popescu"), none, none, none),
            call().identified(none, Optional.of(NUMBER), none, none),
            call().identified(none, none, Optional.of(BORN), none),
            call().identified(none, none, none, Optional.of(REFERENCE)),
            call().identified(Optional.of("Ana Popescu"), Optional.of(OTHER_NUMBER), none, none),
            call().identified(Optional.of("Oana Popescu"), Optional.of(NUMBER), none, none),
            call().identified(none, Optional.of(NUMBER), Optional.of("1990-01-01"), none),
            call().identified(none, Optional.of(NUMBER), none, Optional.of("9999")));
    // then
    assertThat(answers).containsOnly(new ToolAnswer.NotIdentified());
    assertThat(clinic.describe(ana).calls()).as("no call is linked").hasSize(1);
  }

  @Test
  void shouldKnowNobodyWhoContradictsTheirThirdFact() {
    PatientId ana = ana();
    has(ana, REFERENCE, 3);
    assertThat(
            call()
                .identified(
                    Optional.of("Ana Popescu"),
                    Optional.of(NUMBER),
                    Optional.of("1990-01-01"),
                    Optional.of(REFERENCE)))
        .isEqualTo(new ToolAnswer.NotIdentified());
  }

  @Test
  void shouldTellTwinsApartByNameAndNotOtherwise() {
    // given
    PatientId ana = ana();
    PatientId oana =
        clinic.knows(Optional.of("Oana Popescu"), Optional.of(NUMBER), Optional.of(BORN));
    Optional<String> none = Optional.empty();
    // when, then
    assertThat(oana).isNotEqualTo(ana);
    assertThat(call().identified(none, Optional.of(NUMBER), Optional.of(BORN), none))
        .isEqualTo(new ToolAnswer.NotIdentified());
    assertThat(call().identified(Optional.of("oana popescu"), Optional.of(NUMBER), none, none))
        .isEqualTo(new ToolAnswer.PatientIdentified(oana));
  }

  @Test
  void shouldNeverKnowAnotherClinicsPatient() {
    // given
    ana();
    Call elsewhere = new Call(new Clinic(), Optional.of(NUMBER));
    // when, then
    Optional<String> name = Optional.of("Ana Popescu");
    assertThat(elsewhere.identified(name, Optional.of(NUMBER), Optional.of(BORN), Optional.empty()))
        .isEqualTo(new ToolAnswer.NotIdentified());
    // and here the same words are enough
    assertThat(call().identified(name, Optional.of(NUMBER), Optional.of(BORN), Optional.empty()))
        .isInstanceOf(ToolAnswer.PatientIdentified.class);
  }

  @Test
  void shouldNeverKnowWhoIsErased() {
    // given
    PatientId ana = ana();
    has(ana, REFERENCE, 3);
    clinic.<PatientProtocol.Answer>ask(replyTo -> new PatientProtocol.Erase(ana, replyTo));
    Optional<String> name = Optional.of("Ana Popescu");
    // when, then
    assertThat(
            call().identified(name, Optional.of(NUMBER), Optional.of(BORN), Optional.of(REFERENCE)))
        .isEqualTo(new ToolAnswer.NotIdentified());
    assertThat(call().does(new ToolCall.RetrieveAppointments(ana)))
        .isEqualTo(new ToolAnswer.AppointmentsFound(List.of()));
    assertThat(ana()).as("who comes again is new").isNotEqualTo(ana);
  }

  @Test
  void shouldKnowNobodyByAKeyThatIsDestroyed() {
    PatientId ana = ana();
    keys.destroy(new KeyId("patient/" + ana.value()));
    assertThat(
            call()
                .identified(
                    Optional.of("Ana Popescu"),
                    Optional.of(NUMBER),
                    Optional.empty(),
                    Optional.empty()))
        .isEqualTo(new ToolAnswer.NotIdentified());
  }

  @Test
  void shouldMakeNobodyKnownTwice() {
    // given
    PatientId ana = ana();
    Optional<String> number = Optional.of(NUMBER);
    // when
    Call second = call();
    PatientId again = second.registered(Optional.of("Popescu Ana"), number, Optional.empty());
    PatientId retried = second.registered(Optional.of("Popescu Ana"), number, Optional.empty());
    PatientId child = clinic.knows(Optional.of("Mihai Popescu"), number, Optional.of("2019-05-01"));
    PatientId son = clinic.knows(Optional.of("Ana Popescu"), number, Optional.of("2001-01-01"));
    PatientId elsewhere =
        clinic.knows(Optional.of("Ana Popescu"), Optional.of(OTHER_NUMBER), Optional.empty());
    PatientId unnamed = clinic.knows(Optional.empty(), number, Optional.empty());
    // then
    assertThat(List.of(again, retried)).containsOnly(ana);
    assertThat(clinic.describe(ana).calls()).hasSize(2);
    assertThat(List.of(ana, child, son, elsewhere, unnamed)).doesNotHaveDuplicates();
    assertThat(clinic.knows(Optional.empty(), number, Optional.empty())).isEqualTo(unnamed);
  }

  @Test
  void shouldFindAppointmentsOfMergedEntriesThroughTheSurvivor() {
    // given
    PatientId ana = ana();
    PatientId old =
        clinic.knows(Optional.of("Ana Popescu"), Optional.of(OTHER_NUMBER), Optional.empty());
    has(old, REFERENCE, 5);
    has(ana, "4712", 2);
    clinic.<PatientProtocol.Answer>ask(replyTo -> new PatientProtocol.Merge(ana, old, replyTo));
    // when
    ToolAnswer who =
        call()
            .identified(
                Optional.of("Ana Popescu"),
                Optional.of(OTHER_NUMBER),
                Optional.empty(),
                Optional.of(REFERENCE));
    // then
    assertThat(who).isEqualTo(new ToolAnswer.PatientIdentified(ana));
    for (PatientId id : List.of(ana, old)) {
      ToolAnswer found = call().does(new ToolCall.RetrieveAppointments(id));
      assertThat(((ToolAnswer.AppointmentsFound) found).appointments())
          .extracting(Appointment::reference)
          .containsExactly("4712", REFERENCE);
    }
  }

  @Test
  void shouldTellWhatIsUsualOfWhoIsKnown() {
    PatientId ana = ana();
    has(ana, "1", -7);
    has(ana, "2", -14);
    ToolAnswer.PatientIdentified who =
        (ToolAnswer.PatientIdentified)
            call()
                .identified(
                    Optional.of("Ana Popescu"),
                    Optional.of(NUMBER),
                    Optional.empty(),
                    Optional.empty());
    assertThat(who.usual().flatMap(UsualChoice::practitioner)).contains(CallClinic.POPESCU);
    assertThat(who.usual().flatMap(UsualChoice::part)).contains(UsualChoice.PartOfDay.MORNING);
  }

  @Test
  void shouldGoOnWithWhatTheLastCallOfThisNumberWished() {
    // given
    Call lost = call();
    RecentWish wish =
        new RecentWish(
            CallClinic.CLEANING,
            Optional.of(CallClinic.POPESCU),
            Optional.empty(),
            Optional.empty(),
            CallClinic.call(lost.number));
    // when
    assertThat(lost.desk.keepWish(wish, CallClinic.NOW).toCompletableFuture().join()).isTrue();
    // then
    ToolCall recall = new ToolCall.RecallWish();
    assertThat(new Call(clinic, Optional.of(OTHER_NUMBER)).does(recall))
        .isEqualTo(new ToolAnswer.NoWish());
    assertThat(new Call(clinic, Optional.empty()).does(recall)).isEqualTo(new ToolAnswer.NoWish());
    assertThat(new Call(new Clinic(), Optional.of(NUMBER)).does(recall))
        .isEqualTo(new ToolAnswer.NoWish());
    Call next = call();
    assertThat(next.does(recall)).isEqualTo(new ToolAnswer.WishRecalled(wish));
    assertThat(next.does(recall)).isEqualTo(new ToolAnswer.WishRecalled(wish));
    assertThat(call().does(recall)).isEqualTo(new ToolAnswer.NoWish());
  }
}
