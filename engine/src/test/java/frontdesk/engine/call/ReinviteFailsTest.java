package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.call.CallEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that was taken over, and whose caller does not take the re-INVITE. */
class ReinviteFailsTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private static final Duration SOON = Duration.ofSeconds(2);
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

  private FakeSignaling.Sent reinvite(int count) {
    house.await(() -> assertThat(call.signaling.reinvites).hasSize(count));
    return call.signaling.reinvites.get(count - 1);
  }

  private void byeAnswered() {
    house.await(() -> assertThat(call.signaling.byes).hasSize(1));
    call.signaling.byes.get(0).confirm();
  }

  private static boolean releases(LedgerProtocol.Command command) {
    return command instanceof LedgerProtocol.ReleaseCall;
  }

  /** Whatever this call holds, though it has heard of no hold. */
  private void holdsShouldBeReleased() {
    house.await(
        () ->
            assertThat(call.ledger.asked)
                .filteredOn(ReinviteFailsTest::releases)
                .extracting(command -> ((LedgerProtocol.ReleaseCall) command).call())
                .isNotEmpty()
                .containsOnly(call.id));
  }

  /** Its node is gone, line and all, and another wakes it after this time. */
  private void lostFor(Duration time) {
    call.lose(true);
    house.pass(time);
    call.start();
  }

  @ParameterizedTest
  @ValueSource(ints = {486, 488, 603})
  void shouldSayByeAndEndWhenTheCallerRefuses(int status) {
    // given
    call.listening();
    lostFor(SOON);
    // when
    reinvite(1).refuse(status);
    // then
    byeAnswered();
    call.awaitEnd(CallEvent.Ending.NODE_LOST);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 481})
  void shouldEndWithoutByeWhenTheDialogIsGone(int status) {
    // given
    call.listening();
    lostFor(SOON);
    // when
    reinvite(1).refuse(status);
    // then
    call.awaitEnd(CallEvent.Ending.NODE_LOST);
    assertThat(call.signaling.byes).isEmpty();
    holdsShouldBeReleased();
  }

  /** Also a call whose phone does not get our 200: it is still being answered (RFC 3261 14.2). */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldTryAgainWhereThatMayHelpAndAsOftenAsIsSet(boolean acknowledged) {
    // given
    if (acknowledged) {
      call.listening();
    } else {
      call.ringing();
    }
    lostFor(SOON);
    // when: always 491
    for (int attempt = 1; attempt < CallSettings.DEFAULTS.resumeAttempts(); attempt++) {
      FakeSignaling.Sent sent = reinvite(attempt);
      assertThat(sent.dialog().localCSeq()).isEqualTo(attempt);
      sent.refuse(491);
      call.settle();
      house.pass(CallSettings.DEFAULTS.resumeRetry());
    }
    assertThat(call.ledger.asked)
        .as("as long as it may go on")
        .noneMatch(ReinviteFailsTest::releases);
    reinvite(CallSettings.DEFAULTS.resumeAttempts()).refuse(491);
    // then
    byeAnswered();
    call.awaitEnd(CallEvent.Ending.NODE_LOST);
    holdsShouldBeReleased();
  }

  @Test
  void shouldWaitAsThePhoneAsksButNotForEver() {
    // given
    call.listening();
    lostFor(SOON);
    reinvite(1).outcome().complete(new Signaling.Failed(500, Optional.of(Duration.ofHours(1))));
    house.await(() -> assertThat(call.stage()).isEqualTo(CallStage.RINGING));
    call.settle();
    // when
    house.pass(CallSettings.DEFAULTS.resumeLongestWait());
    // then
    reinvite(2).accept();
    house.await(() -> assertThat(call.signaling.takenOver).containsExactly(call.id));
  }
}
