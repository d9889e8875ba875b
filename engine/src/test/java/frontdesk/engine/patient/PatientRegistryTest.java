package frontdesk.engine.patient;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol.Answer;
import frontdesk.protocol.patient.PatientProtocol.Command;
import frontdesk.protocol.patient.PatientProtocol.Describe;
import frontdesk.protocol.patient.PatientProtocol.Description;
import frontdesk.protocol.patient.PatientProtocol.Erase;
import frontdesk.protocol.patient.PatientProtocol.FindByNumber;
import frontdesk.protocol.patient.PatientProtocol.LinkCall;
import frontdesk.protocol.patient.PatientProtocol.Outcome;
import frontdesk.protocol.patient.PatientProtocol.PatientData;
import frontdesk.protocol.patient.PatientProtocol.Patients;
import frontdesk.protocol.patient.PatientProtocol.Register;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
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
  private static final String HMAC = "a1b2";
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
    assertThat(first).isEqualTo(new Answer(ANN, Outcome.COMMITTED, List.of(call(1), call(2))));
    assertThat(again).isEqualTo(first);
    assertThat(found()).containsExactly(BOB);
    assertThat(describe(ANN)).isEqualTo(new Description(Optional.empty(), List.of()));
    assertThat(register(ANN, 4).outcome()).isEqualTo(Outcome.ERASED);
    assertThat(run(ref -> new LinkCall(ANN, call(4), ref)).outcome()).isEqualTo(Outcome.ERASED);
    assertThat(run(ref -> new Erase(new PatientId("p-eve"), ref)).outcome())
        .isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void shouldChainEveryKindOfEventAndReplayThem() {
    // when
    register(ANN, 1);
    run(ref -> new LinkCall(ANN, call(2), ref));
    run(ref -> new Erase(ANN, ref));

    // then
    assertThat(written)
        .extracting(Object::getClass)
        .containsExactly(PatientEvent.class.getPermittedSubclasses());
    assertThat(written)
        .extracting(event -> event.header().previous())
        .containsExactly("", digest(written.get(0)), digest(written.get(1)));
    PatientState before = registry.getState();
    assertThat(registry.restart().state()).isEqualTo(before);
    assertThat(PatientSnapshot.of(before).toState()).isEqualTo(before);
  }

  @Test
  void shouldKeepOrderAndLinksInSnapshots() {
    register(BOB, 1);
    register(ANN, 2);
    PatientState state = registry.getState();
    assertThat(PatientSnapshot.of(state).toState()).isEqualTo(state);
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
        new PatientSettings(4, 3, 2, Duration.ofMinutes(15), 10, snapshotEvery),
        event -> digest((PatientEvent) event),
        new BuildId("test"));
  }

  private static String digest(PatientEvent event) {
    return Integer.toHexString(event.toString().hashCode());
  }

  private static CallId call(int number) {
    return new CallId(String.format(Locale.ROOT, "node-1-0.%032x", number));
  }
}
