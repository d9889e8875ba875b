package frontdesk.engine.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import frontdesk.engine.ClinicEntity;
import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.patient.PatientProtocol.Answer;
import frontdesk.protocol.patient.PatientProtocol.Candidate;
import frontdesk.protocol.patient.PatientProtocol.Candidates;
import frontdesk.protocol.patient.PatientProtocol.Command;
import frontdesk.protocol.patient.PatientProtocol.Correct;
import frontdesk.protocol.patient.PatientProtocol.CountGuess;
import frontdesk.protocol.patient.PatientProtocol.Describe;
import frontdesk.protocol.patient.PatientProtocol.Description;
import frontdesk.protocol.patient.PatientProtocol.Erase;
import frontdesk.protocol.patient.PatientProtocol.FindByNumber;
import frontdesk.protocol.patient.PatientProtocol.FindCandidates;
import frontdesk.protocol.patient.PatientProtocol.ForgiveGuess;
import frontdesk.protocol.patient.PatientProtocol.GuessCount;
import frontdesk.protocol.patient.PatientProtocol.KeepWish;
import frontdesk.protocol.patient.PatientProtocol.KeptWish;
import frontdesk.protocol.patient.PatientProtocol.LinkCall;
import frontdesk.protocol.patient.PatientProtocol.Merge;
import frontdesk.protocol.patient.PatientProtocol.Outcome;
import frontdesk.protocol.patient.PatientProtocol.PatientData;
import frontdesk.protocol.patient.PatientProtocol.Patients;
import frontdesk.protocol.patient.PatientProtocol.Register;
import frontdesk.protocol.patient.PatientProtocol.TakeWish;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatientRegistryTest {
  private static final ClinicId CLINIC = new ClinicId("smile");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final PatientId ANN = new PatientId("p-ann");
  private static final PatientId BOB = new PatientId("p-bob");
  private static final PatientId EVE = new PatientId("p-eve");
  private static final String HMAC = "a1b2";
  private static final String OTHER_HMAC = "f0f0";
  private static final Sealed BORN = new Sealed(new KeyId("patient/p-ann"), new byte[] {3});
  private static final PatientData DATA =
      new PatientData(
          Optional.of(new Sealed(new KeyId("patient/p-ann"), new byte[] {1})),
          Optional.empty(),
          Optional.of(new Sealed(new KeyId("patient/p-ann"), new byte[] {2})));

  private static ActorTestKit kit;

  private final List<PatientEvent> written = new ArrayList<>();
  private EventSourcedBehaviorTestKit<Command, PatientEvent, PatientState> registry;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forBehaviorTestKit());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void startRegistry() {
    registry =
        EventSourcedBehaviorTestKit.create(
            kit.system(), PatientRegistry.create(dependencies(100)), JournalTestConfig.CHECKED);
    registry.clear();
  }

  @Test
  void shouldRegisterOnceAndFindByNumber() {
    // when
    register(ANN, 1);
    register(ANN, 1);
    register(BOB, 2);

    // then
    assertThat(written).hasSize(2);
    assertThat(found()).containsExactly(ANN, BOB);
    Description description = describe(ANN);
    assertThat(description.data()).contains(DATA);
    assertThat(description.calls()).containsExactly(call(1));
  }

  @Test
  void shouldLinkEachCallOnce() {
    // given
    register(ANN, 1);

    // when
    register(ANN, 2);
    assertThat(run(ref -> new LinkCall(ANN, call(3), ref)).outcome()).isEqualTo(Outcome.COMMITTED);
    assertThat(run(ref -> new LinkCall(ANN, call(3), ref)).outcome()).isEqualTo(Outcome.COMMITTED);

    // then
    assertThat(written).hasSize(3);
    assertThat(describe(ANN).calls()).containsExactly(call(1), call(2), call(3));
    assertThat(run(ref -> new LinkCall(BOB, call(3), ref)).outcome()).isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void shouldEraseAndNameTheCallsAsOftenAsAsked() {
    // given
    register(ANN, 1);
    run(ref -> new LinkCall(ANN, call(2), ref));
    register(BOB, 3);

    // when
    Answer first = run(ref -> new Erase(ANN, ref));
    Answer again = run(ref -> new Erase(ANN, ref));

    // then
    assertThat(first)
        .isEqualTo(new Answer(ANN, Outcome.COMMITTED, List.of(call(1), call(2)), List.of(ANN)));
    assertThat(again).isEqualTo(first);
    assertThat(found()).containsExactly(BOB);
    assertThat(describe(ANN)).isEqualTo(new Description(Optional.empty(), List.of()));
    assertThat(register(ANN, 4).outcome()).isEqualTo(Outcome.ERASED);
    assertThat(run(ref -> new LinkCall(ANN, call(4), ref)).outcome()).isEqualTo(Outcome.ERASED);
    assertThat(run(ref -> new Erase(EVE, ref)).outcome()).isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void shouldChainEveryKindOfEventAndReplayThem() {
    // when
    register(BOB, 2);
    register(ANN, 1);
    run(ref -> new LinkCall(ANN, call(3), ref));
    correct(ANN, "c3d4");
    run(ref -> new Merge(ANN, BOB, ref));
    about(ref -> new KeepWish(OTHER_HMAC, wish(4), NOW, ref));
    about(ref -> new TakeWish(OTHER_HMAC, call(5), ref));
    counts(ref -> guess("t1", ref));
    counts(ref -> guess("t2", ref));
    counts(ref -> new ForgiveGuess(HMAC, new CommandId("t1"), ref));
    PatientState full = registry.getState();
    assertThat(PatientSnapshot.of(full).toState()).isEqualTo(full);
    run(ref -> new Erase(BOB, ref));

    // then
    assertThat(written)
        .extracting(Object::getClass)
        .contains(PatientEvent.class.getPermittedSubclasses());
    for (int i = 1; i < written.size(); i++) {
      assertThat(written.get(i).header().previous()).isEqualTo(digest(written.get(i - 1)));
    }
    PatientState before = registry.getState();
    assertThat(registry.restart().state()).isEqualTo(before);
    assertThat(PatientSnapshot.of(before).toState()).isEqualTo(before);
  }

  @Test
  void shouldReplaceOnlyWhatACorrectionHolds() {
    // given
    register(ANN, 1);
    // when
    assertThat(correct(ANN, "c3d4").outcome()).isEqualTo(Outcome.COMMITTED);
    assertThat(correct(ANN, "c3d4").outcome()).isEqualTo(Outcome.COMMITTED);
    // then
    assertThat(written).hasSize(2);
    PatientData data = describe(ANN).data().orElseThrow();
    assertThat(data.name()).isEqualTo(DATA.name());
    assertThat(data.birthDate()).contains(BORN);
    assertThat(found()).isEmpty();
    assertThat(candidates(Optional.of("c3d4"), Optional.empty()).candidates()).hasSize(1);
    assertThat(candidates(Optional.empty(), Optional.of("b1")).candidates()).hasSize(1);
    assertThat(correct(BOB, "c3d4").outcome()).isEqualTo(Outcome.NOT_FOUND);
    run(ref -> new Erase(ANN, ref));
    assertThat(correct(ANN, "e5f6").outcome()).isEqualTo(Outcome.ERASED);
    assertThat(candidates(Optional.of("c3d4"), Optional.of("b1")).candidates()).isEmpty();
  }

  @Test
  void shouldFindWhoWasMergedThroughTheSurvivor() {
    // given
    register(ANN, 1);
    run(ref -> new Register(BOB, Optional.of(OTHER_HMAC), DATA, call(2), ref));
    // when
    assertThat(run(ref -> new Merge(ANN, BOB, ref)).outcome()).isEqualTo(Outcome.COMMITTED);
    assertThat(run(ref -> new Merge(ANN, BOB, ref)).outcome()).isEqualTo(Outcome.COMMITTED);
    // then
    assertThat(written).hasSize(3);
    Candidates found = candidates(Optional.of(OTHER_HMAC), Optional.empty());
    assertThat(found.all()).isTrue();
    assertThat(found.candidates()).singleElement().extracting(Candidate::patient).isEqualTo(ANN);
    assertThat(found.candidates().get(0).entries())
        .extracting(PatientProtocol.Entry::id)
        .containsExactly(ANN, BOB);
    assertThat(registry.<Candidates>runCommand(ref -> named(BOB, ref)).reply()).isEqualTo(found);
    assertThat(describe(BOB).calls()).containsExactly(call(1), call(2));
  }

  @Test
  void shouldEraseAllEntriesOfOnePersonTogether() {
    // given
    register(ANN, 1);
    register(BOB, 2);
    register(EVE, 3);
    run(ref -> new Merge(BOB, EVE, ref));
    run(ref -> new Merge(ANN, BOB, ref));
    // when
    Answer erased = run(ref -> new Erase(EVE, ref));
    // then
    assertThat(erased.entries()).containsExactly(ANN, BOB, EVE);
    assertThat(erased.calls()).containsExactly(call(1), call(2), call(3));
    assertThat(run(ref -> new Erase(ANN, ref)).entries()).containsExactly(ANN, BOB, EVE);
    assertThat(found()).isEmpty();
    assertThat(run(ref -> new Merge(ANN, EVE, ref)).outcome()).isEqualTo(Outcome.ERASED);
    assertThat(registry.getState().all()).allMatch(Patient::isErased);
  }

  @Test
  void shouldSayWhenThereAreMoreThanItNames() {
    for (int i = 0; i < 5; i++) {
      PatientId patient = new PatientId("p-" + i);
      int call = i;
      run(ref -> new Register(patient, Optional.of(HMAC), DATA, call(call), ref));
    }
    Candidates found = candidates(Optional.of(HMAC), Optional.empty());
    assertThat(found.candidates()).hasSize(4);
    assertThat(found.all()).isFalse();
    // and a patient has no more entries than set
    for (int i = 1; i < 4; i++) {
      PatientId other = new PatientId("p-" + i);
      assertThat(run(ref -> new Merge(new PatientId("p-0"), other, ref)).outcome())
          .isEqualTo(Outcome.COMMITTED);
    }
    assertThat(run(ref -> new Merge(new PatientId("p-0"), new PatientId("p-4"), ref)).outcome())
        .isEqualTo(Outcome.TOO_MANY);
  }

  /** As an older build wrote it: without what is known since. */
  @Test
  void shouldReadSnapshotsOfTheFirstVersion() throws Exception {
    // given
    register(ANN, 1);
    JsonMapper mapper =
        JsonMapper.builder().addModule(new Jdk8Module()).addModule(new JavaTimeModule()).build();
    ObjectNode stored = mapper.valueToTree(PatientSnapshot.of(registry.getState()));
    stored.put("version", 1).remove(List.of("wishes", "guesses"));
    ObjectNode patient = (ObjectNode) stored.get("patients").get(0);
    patient.remove(List.of("birthDateHmac", "survivor", "merged"));
    ((ObjectNode) patient.get("data")).remove(List.of("birthDate", "email", "insurer", "language"));
    // when
    PatientState read = mapper.treeToValue(stored, PatientSnapshot.class).toState();
    // then
    assertThat(read).isEqualTo(registry.getState());
    assertThat(mapper.treeToValue(stored.put("version", 2), PatientSnapshot.class).toState())
        .isEqualTo(registry.getState());
    assertThatThrownBy(() -> mapper.treeToValue(stored.put("version", 4), PatientSnapshot.class))
        .hasMessageContaining("version 4");
  }

  @Test
  void shouldStoreSnapshotsAndTellRefusedWrites() {
    // given
    ActorTestKit other = ActorTestKit.create(JournalTestConfig.forPersistenceTestKit());
    try {
      String id = EntityKind.PATIENT.persistenceId(CLINIC.value());
      TestProbe<Answer> probe = other.createTestProbe(Answer.class);
      ActorRef<Command> ref = other.spawn(PatientRegistry.create(dependencies(1)));
      ref.tell(new Register(ANN, Optional.of(HMAC), DATA, call(1), probe.getRef()));
      assertThat(probe.receiveMessage().outcome()).isEqualTo(Outcome.COMMITTED);
      PatientSnapshot stored =
          SnapshotTestKit.create(other.system())
              .expectNextPersistedClass(id, PatientSnapshot.class, Duration.ofSeconds(10));
      assertThat(stored.patients()).hasSize(1);

      // when
      PersistenceTestKit.create(other.system()).failNextPersisted(id);
      ref.tell(new Erase(ANN, probe.getRef()));

      // then
      assertThat(probe.receiveMessage(Duration.ofSeconds(10)).outcome())
          .isEqualTo(Outcome.OUTCOME_UNKNOWN);
    } finally {
      other.shutdownTestKit();
    }
  }

  private Answer register(PatientId patient, int call) {
    return run(ref -> new Register(patient, Optional.of(HMAC), DATA, call(call), ref));
  }

  private Answer correct(PatientId patient, String number) {
    PatientData data =
        new PatientData(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(BORN),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return run(
        ref ->
            new Correct(
                patient, Optional.of(number), Optional.of("b1"), data, Optional.empty(), ref));
  }

  private Candidates candidates(Optional<String> number, Optional<String> birthDate) {
    return registry
        .<Candidates>runCommand(ref -> new FindCandidates(number, birthDate, List.of(), ref))
        .reply();
  }

  private static Command named(PatientId patient, ActorRef<Candidates> ref) {
    return new FindCandidates(Optional.empty(), Optional.empty(), List.of(patient), ref);
  }

  private KeptWish about(Function<ActorRef<KeptWish>, Command> command) {
    var result = registry.runCommand(command);
    written.addAll(result.events());
    return result.reply();
  }

  private void counts(Function<ActorRef<GuessCount>, Command> command) {
    written.addAll(registry.runCommand(command).events());
  }

  private static RecentWish wish(int lost) {
    return new RecentWish(
        new ServiceId("teeth_cleaning"),
        Optional.of(new PractitionerId("popescu")),
        Optional.of(LocalDate.of(2026, 3, 3)),
        Optional.of(LocalTime.of(9, 30)),
        call(lost));
  }

  private List<PatientId> found() {
    return registry.<Patients>runCommand(ref -> new FindByNumber(HMAC, ref)).reply().patients();
  }

  private Description describe(PatientId patient) {
    return registry.<Description>runCommand(ref -> new Describe(patient, ref)).reply();
  }

  private Answer run(Function<ActorRef<Answer>, Command> command) {
    var result = registry.runCommand(command);
    written.addAll(result.events());
    return result.reply();
  }

  private static ClinicEntity.Dependencies<PatientSettings> dependencies(int snapshotEvery) {
    return new ClinicEntity.Dependencies<>(
        CLINIC,
        () -> NOW,
        new PatientSettings(4, 3, 2, Duration.ofMinutes(15), 3, 2, 10, snapshotEvery),
        event -> digest((PatientEvent) event),
        new BuildId("test"));
  }

  private static CountGuess guess(String attempt, ActorRef<GuessCount> replyTo) {
    return new CountGuess(HMAC, LocalDate.of(2026, 3, 2), new CommandId(attempt), replyTo);
  }

  private static String digest(PatientEvent event) {
    return Integer.toHexString(event.toString().hashCode());
  }

  private static CallId call(int number) {
    return new CallId(String.format(Locale.ROOT, "node-1-0.%032x", number));
  }
}
