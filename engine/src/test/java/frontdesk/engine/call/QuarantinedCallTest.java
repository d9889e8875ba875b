package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Input;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A call that cannot recover: its caller is told, and nothing of it is left. */
class QuarantinedCallTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private static final Duration SOON = Duration.ofSeconds(2);

  /** Three sentences of a second each, and something. */
  private static final Duration THE_APOLOGY = Duration.ofMillis(3_400);

  private final TestCall call = house.call();

  @BeforeAll
  static void start() {
    house = new CallHouse();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @AfterEach
  void hangUp() {
    call.lose(true);
  }

  private String persistenceId() {
    return EntityKind.CALL.persistenceId(call.id.value());
  }

  private void quarantined(boolean farewellSaid) {
    call.quarantine.put(persistenceId(), EntityKind.CALL, 3, farewellSaid);
  }

  private FakeSignaling.Sent reinvite() {
    house.await(() -> assertThat(call.signaling.reinvites).hasSize(1));
    return call.signaling.reinvites.get(0);
  }

  private FakeSignaling.Sent reinviteWhileTimePasses() {
    house.await(
        () -> {
          house.pass(CallClinic.RECOVERY_RETRY);
          assertThat(call.signaling.reinvites).hasSize(1);
        });
    return call.signaling.reinvites.get(0);
  }

  private FakeSignaling.Sent bye() {
    house.await(() -> assertThat(call.signaling.byes).hasSize(1));
    return call.signaling.byes.get(0);
  }

  private void isForgotten() {
    house.await(() -> assertThat(call.signaling.forgotten).contains(call.id));
    house.await(
        () ->
            assertThat(call.quarantine.entries.get(persistenceId()))
                .isNotNull()
                .extracting(entry -> entry.farewellSaid())
                .isEqualTo(true));
    call.shard.expectMessageClass(ClusterSharding.Passivate.class);
    assertThat(call.lines.find(call.id)).isEmpty();
  }

  @Test
  void shouldSayTheApologyOnANewLineAndHangUpWhenItsNodeWasLost() {
    // given
    call.listening();
    call.lose(true);
    house.pass(SOON);
    quarantined(false);
    int saidBefore = call.voice.said.size();
    // when
    call.start();
    FakeSignaling.Sent sent = reinvite();
    // then: no number of ours comes twice, whatever the rows that are lost told of
    DialogRecord dialog = sent.dialog();
    assertThat(dialog.localCSeq()).isGreaterThan(1_000);
    assertThat(dialog.sipCallId()).isEqualTo(call.dialog().sipCallId());
    sent.accept();
    house.await(() -> assertThat(call.voice.said).hasSizeGreaterThan(saidBefore + 2));
    List<String> said = call.voice.said.subList(saidBefore, call.voice.said.size());
    assertThat(said.get(0)).startsWith("I am sorry");
    assertThat(said.get(1)).contains("Please call us at");
    assertThat(call.signaling.takenOver).as("whoever has its old line").containsExactly(call.id);
    assertThat(call.signaling.byes).isEmpty();
    house.play(call, THE_APOLOGY);
    // and then it hangs up, and is forgotten
    FakeSignaling.Sent last = bye();
    assertThat(last.dialog().localCSeq()).isEqualTo(dialog.localCSeq() + 1);
    last.confirm();
    isForgotten();
    assertThat(call.inputs(Input.Resumed.class)).isEmpty();
  }

  @Test
  void shouldSayTheApologyOnTheLineThatItsNodeStillHas() {
    // given
    call.listening();
    call.lose(false);
    quarantined(false);
    int saidBefore = call.voice.said.size();
    // when
    call.start();
    house.await(() -> assertThat(call.voice.said).hasSizeGreaterThan(saidBefore + 2));
    house.play(call, THE_APOLOGY);
    // then
    bye().confirm();
    isForgotten();
    assertThat(call.signaling.reinvites).isEmpty();
  }

  @Test
  void shouldOnlyHangUpWhenItComesTooLate() {
    // given
    call.listening();
    call.lose(true);
    house.pass(CallSettings.DEFAULTS.resumeWindow().plusSeconds(1));
    quarantined(false);
    // when
    call.start();
    // then
    bye().confirm();
    isForgotten();
    assertThat(call.signaling.reinvites).isEmpty();
  }

  @Test
  void shouldBeForgottenWhenNothingOfItCanBeRead() {
    // given
    call.listening();
    call.lose(true);
    quarantined(false);
    call.remains = Optional.of(CallRemains.NONE);
    // when
    call.start();
    // then
    isForgotten();
    assertThat(call.signaling.byes).isEmpty();
  }

  @Test
  void shouldHangUpWhenTheApologyCannotBeMade() {
    // given
    call.listening();
    call.lose(false);
    quarantined(false);
    call.voice.makes(
        text -> java.util.concurrent.CompletableFuture.failedStage(new IllegalStateException()));
    // when
    call.start();
    // then
    bye().confirm();
    isForgotten();
  }

  @Test
  void shouldEndWhenTheCallerHangsUpMeanwhile() {
    // given
    call.listening();
    call.lose(true);
    house.pass(SOON);
    quarantined(false);
    call.start();
    reinvite();
    // when
    call.bye();
    // then
    isForgotten();
    assertThat(call.signaling.byes).isEmpty();
  }

  @Test
  void shouldSayFarewellOnlyOnce() {
    // given
    call.listening();
    call.lose(true);
    quarantined(true);
    // when
    call.start();
    call.tell(new CallProtocol.FindDialog(call.replies.getRef()));
    // then
    call.shard.expectMessageClass(ClusterSharding.Passivate.class);
    call.replies.expectMessageClass(CallProtocol.NoSuchCall.class);
    assertThat(call.signaling.reinvites).isEmpty();
    assertThat(call.signaling.byes).isEmpty();
  }

  @Test
  void shouldGoOnAsEverWhenItFailedLessOften() {
    // given
    call.listening();
    call.lose(true);
    house.pass(SOON);
    call.quarantine.put(persistenceId(), EntityKind.CALL, 2, false);
    // when
    call.start();
    FakeSignaling.Sent sent = reinvite();
    // then
    assertThat(sent.dialog().localCSeq()).isEqualTo(1);
    sent.accept();
    call.awaitInput(Input.Resumed.class, 1);
    assertThat(call.quarantine.entries).isEmpty();
  }

  @Test
  void shouldCountARecoveryThatFails() {
    // given
    call.listening();
    call.lose(true);
    house.journal.failNextRead(persistenceId(), new IllegalStateException("damaged"));
    // when
    call.start();
    // then
    house.await(
        () ->
            assertThat(call.quarantine.entries.get(persistenceId()))
                .isNotNull()
                .extracting(entry -> entry.failures())
                .isEqualTo(1));
  }

  @Test
  void shouldTryAgainByItselfAndGoOn() {
    // given
    call.listening();
    call.lose(true);
    house.pass(SOON);
    house.journal.failNextRead(persistenceId(), new IllegalStateException("damaged"));
    // when
    call.start();
    // then: nobody started it again
    FakeSignaling.Sent sent = reinviteWhileTimePasses();
    sent.accept();
    call.awaitInput(Input.Resumed.class, 1);
    assertThat(call.quarantine.entries).isEmpty();
  }

  @Test
  void shouldApologizeByItselfWhenEveryTryFails() {
    // given
    call.listening();
    call.lose(true);
    house.pass(SOON);
    house.journal.failNextNReads(persistenceId(), 3, new IllegalStateException("damaged"));
    // when
    call.start();
    // then
    assertThat(reinviteWhileTimePasses().dialog().localCSeq()).isGreaterThan(1_000);
    assertThat(call.quarantine.entries.get(persistenceId()))
        .extracting(entry -> entry.failures())
        .isEqualTo(3);
  }

  @Test
  void shouldNotTryAgainAfterARefusedWrite() {
    // given
    call.listening();
    house.journal.failNextPersisted(persistenceId(), new IllegalStateException("refused"));
    // when
    call.says("yes");
    // then
    call.shard.expectTerminated(call.actor(), Duration.ofSeconds(10));
    assertThat(call.quarantine.entries).isEmpty();
  }
}
