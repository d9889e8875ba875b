package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.call;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Command;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.OutcomeUnknown;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.Resolution;
import frontdesk.protocol.booking.LedgerProtocol.ResolveCommand;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.JournalOperation;
import org.apache.pekko.persistence.testkit.ProcessingPolicy;
import org.apache.pekko.persistence.testkit.ProcessingResult;
import org.apache.pekko.persistence.testkit.ProcessingSuccess;
import org.apache.pekko.persistence.testkit.StorageFailure;
import org.apache.pekko.persistence.testkit.WriteEvents;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger and its journal: refused writes, expiry by timer, snapshots. */
class LedgerJournalTest {
  private static final String ID = EntityKind.LEDGER.persistenceId(Clinic.ID.value());
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static ActorTestKit kit;
  private static PersistenceTestKit journal;
  private static SnapshotTestKit snapshots;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forPersistenceTestKit());
    journal = PersistenceTestKit.create(kit.system());
    snapshots = SnapshotTestKit.create(kit.system());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void clear() {
    journal.clearAll();
    snapshots.clearAll();
  }

  @Test
  void shouldTellEveryWaitingCallerThatOutcomeIsUnknownAndStop() {
    // given
    ActorRef<Command> ledger = ledger(new MovableClock(Clinic.NOW), LedgerSettings.defaults());
    TestProbe<Answer> first = kit.createTestProbe(Answer.class);
    TestProbe<Answer> second = kit.createTestProbe(Answer.class);
    TestProbe<Object> watcher = kit.createTestProbe();
    CountDownLatch bothSent = new CountDownLatch(1);
    journal.withPolicy(new RefusingPolicy(bothSent));

    // when: the second command waits behind the write that is refused
    ledger.tell(placing("h1", "09:30", first.getRef()));
    ledger.tell(placing("h2", "10:30", second.getRef()));
    bothSent.countDown();

    // then
    first.expectMessage(PATIENCE, new OutcomeUnknown());
    TestProbe<Resolution> resolution = kit.createTestProbe(Resolution.class);
    watcher.expectTerminated(ledger, PATIENCE);
    assertThat(second.receiveMessage(PATIENCE)).isEqualTo(new OutcomeUnknown());

    journal.resetPolicy();

    // and a new incarnation knows what became of it
    ActorRef<Command> next = ledger(new MovableClock(Clinic.NOW), LedgerSettings.defaults());
    next.tell(new ResolveCommand(new CommandId("key-h1"), resolution.getRef()));
    assertThat(resolution.receiveMessage(PATIENCE).answer()).isEmpty();
    kit.stop(next, PATIENCE);
  }

  @Test
  void shouldRefuseMoreWritesThanMayWait() {
    // given
    LedgerSettings none =
        new LedgerSettings(PATIENCE, PATIENCE, 3, 10, 10, 10, 0, 100, CallerLimits.defaults());
    ActorRef<Command> ledger = ledger(new MovableClock(Clinic.NOW), none);
    TestProbe<Answer> probe = kit.createTestProbe(Answer.class);

    // when
    ledger.tell(placing("h1", "09:30", probe.getRef()));

    // then
    probe.expectMessage(PATIENCE, new OutcomeUnknown());
    assertThat(journal.persistedInStorage(ID)).isEmpty();
    kit.stop(ledger, PATIENCE);
  }

  @Test
  void shouldWriteExpiryByItselfWhenTimeIsOver() {
    // given: a clock that runs, and stands at the tests' Monday
    Duration offset = Duration.between(InstantSource.system().instant(), Clinic.NOW);
    ActorRef<Command> ledger =
        ledger(InstantSource.offset(InstantSource.system(), offset), shortHolds());
    TestProbe<Answer> probe = kit.createTestProbe(Answer.class);

    // when
    ledger.tell(placing("h1", "10:30", probe.getRef()));
    assertThat(probe.receiveMessage(PATIENCE)).isInstanceOf(Held.class);

    // then
    journal.expectNextPersistedClass(ID, LedgerEvent.HoldPlaced.class);
    LedgerEvent.HoldExpired expired =
        journal.expectNextPersistedClass(ID, LedgerEvent.HoldExpired.class, PATIENCE);
    assertThat(expired.hold()).isEqualTo(new HoldId("h1"));
    kit.stop(ledger, PATIENCE);
  }

  @Test
  void shouldRecoverFromSnapshotWhatItWas() {
    // given
    LedgerSettings often =
        new LedgerSettings(
            PATIENCE, Duration.ofHours(1), 9, 10, 10, 10, 10, 2, CallerLimits.defaults());
    ActorRef<Command> ledger = ledger(new MovableClock(Clinic.NOW), often);
    TestProbe<Answer> probe = kit.createTestProbe(Answer.class);
    for (String time : List.of("09:30", "10:30", "11:30")) {
      ledger.tell(placing("h" + time, time, probe.getRef()));
      assertThat(probe.receiveMessage(PATIENCE)).isInstanceOf(Held.class);
    }
    LedgerSnapshot stored = snapshots.expectNextPersistedClass(ID, LedgerSnapshot.class, PATIENCE);
    assertThat(stored.holds()).hasSize(2);
    kit.stop(ledger, PATIENCE);

    // when
    ActorRef<Command> next = ledger(new MovableClock(Clinic.NOW), often);
    TestProbe<Resolution> resolution = kit.createTestProbe(Resolution.class);
    next.tell(new ResolveCommand(new CommandId("key-h09:30"), resolution.getRef()));

    // then
    assertThat(resolution.receiveMessage(PATIENCE).answer()).containsInstanceOf(Held.class);
    kit.stop(next, PATIENCE);
  }

  /** Refuses every write, and not before it is told to. */
  private record RefusingPolicy(CountDownLatch go) implements ProcessingPolicy<JournalOperation> {
    @Override
    public ProcessingResult tryProcess(String persistenceId, JournalOperation operation) {
      if (!(operation instanceof WriteEvents)) {
        return ProcessingSuccess.getInstance();
      }
      try {
        return go.await(10, TimeUnit.SECONDS)
            ? StorageFailure.create()
            : ProcessingSuccess.getInstance();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return StorageFailure.create();
      }
    }
  }

  @Test
  void shouldNotReadSnapshotOfAnotherVersion() throws NotSerializableException {
    // given
    Serialization serialization = SerializationExtension.get(kit.system());
    LedgerSnapshot snapshot = LedgerSnapshot.of(LedgerState.empty());
    SerializerWithStringManifest serializer =
        (SerializerWithStringManifest) serialization.findSerializerFor(snapshot);
    String manifest = serializer.manifest(snapshot);
    String stored = new String(serializer.toBinary(snapshot), StandardCharsets.UTF_8);
    String other = stored.replace("\"version\":" + LedgerSnapshot.VERSION, "\"version\":0");

    // when, then: the journal's snapshot-is-optional does the rest
    assertThat(serializer.fromBinary(stored.getBytes(StandardCharsets.UTF_8), manifest))
        .isEqualTo(snapshot);
    assertThat(other).isNotEqualTo(stored);
    assertThatThrownBy(
            () -> serializer.fromBinary(other.getBytes(StandardCharsets.UTF_8), manifest))
        .hasMessageContaining("version 0");
  }

  @Test
  void shouldReadAHoldThatAnOlderBuildWishes() {
    // given
    Serialization serialization = SerializationExtension.get(kit.system());
    ActorRef<Answer> asker = kit.<Answer>createTestProbe().getRef();
    PlaceHold wish = placing("wish", "11:00", asker);
    SerializerWithStringManifest serializer =
        (SerializerWithStringManifest) serialization.findSerializerFor(wish);
    int id = serializer.identifier();
    String manifest = serializer.manifest(wish);
    byte[] stored = serialization.serialize(wish).get();
    // when: CBOR of a text of six letters, and null
    byte[] member = "fcaller\u00f6".getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(stored, StandardCharsets.ISO_8859_1);
    String older = text.replace(new String(member, StandardCharsets.ISO_8859_1), "");
    // then
    assertThat(older.length()).isEqualTo(text.length() - member.length);
    byte[] read = older.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(serialization.deserialize(read, id, manifest).get()).isEqualTo(wish);
    assertThat(serialization.deserialize(stored, id, manifest).get()).isEqualTo(wish);
  }

  private static LedgerSettings shortHolds() {
    return new LedgerSettings(
        Duration.ofMillis(50), PATIENCE, 3, 10, 10, 10, 10, 100, CallerLimits.defaults());
  }

  private static ActorRef<Command> ledger(InstantSource clock, LedgerSettings settings) {
    return kit.spawn(AppointmentLedger.create(Clinic.dependencies(clock, settings)));
  }

  private static PlaceHold placing(String hold, String time, ActorRef<Answer> replyTo) {
    return new PlaceHold(
        new CommandKey(new CommandId("key-" + hold), Clinic.NOW),
        new HoldId(hold),
        cleaning(ANA, MONDAY, time),
        call(1),
        Duration.ofMinutes(2),
        replyTo);
  }
}
