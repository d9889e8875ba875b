package frontdesk.ops.patient;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.Configuration;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.ToolDesk;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.Exit;
import frontdesk.ops.audit.Erasure;
import frontdesk.ops.firstcall.replay.Ran;
import frontdesk.ops.node.LoneClinic;
import frontdesk.ops.node.Storage;
import frontdesk.ops.patient.PatientRecords.Outcome;
import frontdesk.protocol.audit.AccessProtocol;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallEvent.Ending;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ShardId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.patient.PatientProtocol.PatientData;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealing;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patients are corrected, merged and erased by their calls: with real keys and a real registry. */
class PatientRecordsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ClinicId CLINIC = new ClinicId("bright-smile");
  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
  private static final String WHO = "ann";

  @TempDir private static Path directory;

  private static Storage storage;
  private static LoneClinic clinics;
  private static Catalogue catalogue;
  private static int made;

  private final Map<CallId, List<CallEvent>> calls = new HashMap<>();
  private static final Random RANDOM = new Random(7);
  private final Journal journal = new Journal();
  private ToolDesk.Desk<PatientProtocol.Command> patients;

  @BeforeAll
  static void open() {
    Configuration.Loaded loaded =
        (Configuration.Loaded)
            Configuration.load(
                Optional.empty(), Map.of("FRONTDESK_DATA", directory.resolve("data").toString()));
    storage =
        ((Storage.Opening.Opened)
                Storage.open(loaded.settings(), Clock.systemUTC(), Storage.Purpose.WRITE))
            .storage();
    clinics = LoneClinic.start(loaded, storage.keys(), BuildVersion.current());
    catalogue = loaded.catalogues().byId(CLINIC).orElseThrow();
  }

  @AfterAll
  static void close() {
    clinics.close();
    storage.close();
  }

  @BeforeEach
  void openClinic() {
    patients =
        clinics
            .open(catalogue, new LoneClinic.Time(Clock.systemUTC(), System::nanoTime))
            .patients();
  }

  /** The access journal: what it was asked, and what it answers. */
  private static final class Journal implements ToolDesk.Desk<AccessProtocol.Command> {
    private final List<AccessProtocol.Command> asked = new ArrayList<>();
    private AccessProtocol.Outcome outcome = AccessProtocol.Outcome.COMMITTED;

    @Override
    public <R> CompletionStage<R> ask(
        Function<ActorRef<R>, AccessProtocol.Command> command, Duration timeout) {
      TestInbox<R> answers = TestInbox.create();
      try {
        asked.add(command.apply(answers.getRef()));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      @SuppressWarnings("unchecked") // it has one kind of answer
      R answer = (R) new AccessProtocol.Answer(new CallId("s-0." + "0".repeat(32)), outcome);
      return CompletableFuture.completedStage(answer);
    }
  }

  private PatientRecords records() {
    return new PatientRecords(
        call -> calls.getOrDefault(call, List.of()),
        storage.keys(),
        new PatientRecords.Clinics(
            clinic -> Optional.of(catalogue), clinic -> journal, clinic -> patients),
        TODAY);
  }

  private Erasure erasure() {
    return new Erasure(
        call -> calls.getOrDefault(call, List.of()),
        storage.keys(),
        new Erasure.Desks(clinic -> journal, clinic -> patients));
  }

  /** An ended call of these patients, who are registered. */
  private CallId callOf(PatientId... linked) {
    CallId call = CallId.create(ShardId.of("frontdesk-1", 0), RANDOM);
    List<CallEvent> events = new ArrayList<>();
    EventHeader header =
        new EventHeader(3, Instant.parse("2027-03-01T08:00:00Z"), CLINIC, new BuildId("test"), "");
    for (PatientId patient : linked) {
      register(patient, call);
      events.add(new CallEvent.PatientLinked(header, patient));
    }
    events.add(new CallEvent.CallEnded(header, Ending.COMPLETED));
    calls.put(call, events);
    storage.keys().create(new KeyId("call/" + call.value())).toCompletableFuture().join();
    return call;
  }

  private static PatientId newId() {
    return new PatientId("p-test-" + made++);
  }

  private static Optional<Sealing> key(PatientId patient) {
    return storage
        .keys()
        .find(new KeyId("patient/" + patient.value()))
        .toCompletableFuture()
        .join();
  }

  private void register(PatientId patient, CallId call) {
    Sealing key =
        storage.keys().create(new KeyId("patient/" + patient.value())).toCompletableFuture().join();
    PatientData data =
        new PatientData(
            Optional.of(key.seal("Zebulon Quill", PatientEvent.place(patient, "name"))),
            Optional.empty(),
            Optional.empty());
    PatientProtocol.Answer answer =
        patients
            .<PatientProtocol.Answer>ask(
                to -> new PatientProtocol.Register(patient, Optional.empty(), data, call, to),
                PATIENCE)
            .toCompletableFuture()
            .join();
    assertThat(answer.outcome()).isEqualTo(PatientProtocol.Outcome.COMMITTED);
  }

  private Optional<String> name(PatientId patient) {
    PatientData data =
        patients
            .<PatientProtocol.Description>ask(
                to -> new PatientProtocol.Describe(patient, to), PATIENCE)
            .toCompletableFuture()
            .join()
            .data()
            .orElseThrow();
    return key(patient)
        .flatMap(key -> key.open(data.name().orElseThrow(), PatientEvent.place(patient, "name")));
  }

  private PatientProtocol.Candidates withNumber(String number) {
    KeyStore.KeyedHash hash = storage.keys().clinicHash(CLINIC).toCompletableFuture().join();
    return patients
        .<PatientProtocol.Candidates>ask(
            to ->
                new PatientProtocol.FindCandidates(
                    Optional.of(hash.of(number)), Optional.empty(), List.of(), to),
            PATIENCE)
        .toCompletableFuture()
        .join();
  }

  @Test
  void shouldCorrectAPatientAndJournalWhy() throws SQLException {
    PatientId patient = newId();
    CallId call = callOf(patient);
    PatientRecords.Report report =
        records()
            .correct(
                call,
                Optional.empty(),
                Map.of("name", "Zebulon Quills", "number", "+40722000111"),
                WHO,
                "a letter was missing");
    assertThat(report)
        .isEqualTo(new PatientRecords.Report(Outcome.DONE, List.of(patient.value()), ""));
    assertThat(name(patient)).contains("Zebulon Quills");
    assertThat(withNumber("+40722000111").candidates())
        .extracting(PatientProtocol.Candidate::patient)
        .containsExactly(patient);
    assertThat(journal.asked)
        .singleElement()
        .isInstanceOfSatisfying(
            AccessProtocol.ChangePatient.class,
            change -> {
              assertThat(change.patient()).isEqualTo(patient);
              assertThat(change.reason()).isEqualTo("a letter was missing");
            });
  }

  @Test
  void shouldRefuseWhatIsNoValueBeforeAnythingIsWritten() throws SQLException {
    CallId call = callOf(newId());
    Map<String, String> wrong =
        Map.of(
            "number", "0722 000 111",
            "birthDate", "2027-03-02",
            "email", "nobody",
            "insurer", "None of theirs",
            "language", "no language",
            "name", " ",
            "shoeSize", "44");
    for (Map.Entry<String, String> one : wrong.entrySet()) {
      PatientRecords.Report report =
          records()
              .correct(
                  call, Optional.empty(), Map.of(one.getKey(), one.getValue()), WHO, "a reason");
      assertThat(report)
          .isEqualTo(new PatientRecords.Report(Outcome.WRONG_VALUE, List.of(), one.getKey()));
    }
    assertThat(records().correct(call, Optional.empty(), Map.of(), WHO, "a reason").outcome())
        .isEqualTo(Outcome.WRONG_VALUE);
    assertThat(journal.asked).isEmpty();
  }

  @Test
  void shouldChangeNothingThatWasNotJournaled() throws SQLException {
    PatientId patient = newId();
    CallId call = callOf(patient);
    journal.outcome = AccessProtocol.Outcome.REASON_MISSING_OR_TOO_LONG;
    assertThat(
            records()
                .correct(call, Optional.empty(), Map.of("name", "Somebody"), WHO, "")
                .outcome())
        .isEqualTo(Outcome.REASON_MISSING_OR_TOO_LONG);
    assertThat(name(patient)).contains("Zebulon Quill");
  }

  @Test
  void shouldMergeThePatientsOfTwoCalls() throws SQLException {
    PatientId patient = newId();
    PatientId again = newId();
    CallId call = callOf(patient);
    CallId other = callOf(again);
    PatientRecords.Report report =
        records().merge(call, Optional.empty(), other, Optional.empty(), WHO, "known by two names");
    assertThat(report.outcome()).isEqualTo(Outcome.DONE);
    // both are journaled, and whoever erases one erases both
    assertThat(journal.asked).hasSize(2);
    Erasure.Report erased = erasure().erase(other, Optional.empty(), WHO, "a wish");
    assertThat(erased.outcome()).isEqualTo(Erasure.Outcome.ERASED);
    assertThat(key(patient)).isEmpty();
    assertThat(key(again)).isEmpty();
    assertThat(
            records()
                .correct(call, Optional.empty(), Map.of("name", "Somebody"), WHO, "late")
                .outcome())
        .isEqualTo(Outcome.ERASED);
  }

  @Test
  void shouldEraseTheOneWhoIsMeantOfSeveral() throws SQLException {
    PatientId mother = newId();
    PatientId child = newId();
    CallId call = callOf(mother, child);
    // given nobody is named
    assertThat(erasure().erase(call, Optional.empty(), WHO, "a wish"))
        .isEqualTo(
            new Erasure.Report(
                Erasure.Outcome.SEVERAL_PATIENTS,
                mother.value() + ", " + child.value(),
                List.of()));
    // or somebody who is none of them
    assertThat(erasure().erase(call, Optional.of(new PatientId("p-other")), WHO, "a wish"))
        .extracting(Erasure.Report::outcome)
        .isEqualTo(Erasure.Outcome.SEVERAL_PATIENTS);
    assertThat(key(mother)).isPresent();
    assertThat(key(child)).isPresent();
    assertThat(journal.asked).isEmpty();
    // when the child is
    Erasure.Report erased = erasure().erase(call, Optional.of(child), WHO, "a wish");
    // then the mother stays
    assertThat(erased)
        .isEqualTo(
            new Erasure.Report(Erasure.Outcome.ERASED, child.value(), List.of(call.value())));
    assertThat(key(child)).isEmpty();
    assertThat(name(mother)).contains("Zebulon Quill");
  }

  @Test
  void shouldSayWhoMayBeMeant() throws SQLException {
    PatientId mother = newId();
    PatientId child = newId();
    CallId call = callOf(mother, child);
    CallId nobodys = callOf();
    CallId unknown = CallId.create(ShardId.of("frontdesk-1", 0), RANDOM);
    assertThat(records().list(call).patients()).containsExactly(mother.value(), child.value());
    assertThat(records().list(unknown).outcome()).isEqualTo(Outcome.NO_SUCH_CALL);
    Map<String, String> name = Map.of("name", "Somebody");
    assertThat(records().correct(call, Optional.empty(), name, WHO, "a reason").outcome())
        .isEqualTo(Outcome.SEVERAL_PATIENTS);
    assertThat(records().correct(nobodys, Optional.empty(), name, WHO, "a reason").outcome())
        .isEqualTo(Outcome.NO_PATIENT);
    assertThat(
            records()
                .merge(call, Optional.of(child), unknown, Optional.empty(), WHO, "a reason")
                .outcome())
        .isEqualTo(Outcome.NO_SUCH_CALL);
    assertThat(records().correct(call, Optional.of(child), name, WHO, "a reason").outcome())
        .isEqualTo(Outcome.DONE);
  }

  /** What the command itself refuses, and that it asks a node, or opens the store, for the rest. */
  @Test
  void shouldBeACommand() {
    assertThat(Ran.frontdesk("patients").status()).isEqualTo(Exit.USAGE);
    Ran noReason = Ran.frontdesk("patients", "correct", "x", "--name", "Ann");
    assertThat(noReason.status()).isEqualTo(Exit.USAGE);
    assertThat(noReason.err()).contains("--reason");
    Ran noCall = Ran.frontdesk("patients", "list", "no call");
    assertThat(noCall.err()).contains("that is not a call id");
  }
}
