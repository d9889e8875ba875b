package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a call was lost, though the wall clock was set back meanwhile. */
class SteppedClockResumeTest {
  private static final CallHouse HOUSE = new CallHouse();
  private static final Duration SOON = Duration.ofSeconds(2);
  private final TestCall call = HOUSE.call();

  @AfterAll
  static void stop() {
    HOUSE.close();
  }

  @AfterEach
  void hangUp() {
    call.lose(true);
  }

  private FakeSignaling.Sent reinvite(int count) {
    HOUSE.await(() -> assertThat(call.signaling.reinvites).hasSize(count));
    return call.signaling.reinvites.get(count - 1);
  }

  private void accepted(FakeSignaling.Sent reinvite) {
    reinvite
        .outcome()
        .complete(
            new Signaling.Succeeded(DialogCodec.write(reinvite.dialog()), SipCaller.description()));
  }

  private void byeAnswered() {
    HOUSE.await(() -> assertThat(call.signaling.byes).hasSize(1));
    call.signaling.byes.get(0).outcome().complete(new Signaling.Succeeded("", ""));
  }

  @Test
  void shouldCountTheOutageThoughTheWallClockWasSetBack() {
    // given: what it wrote last lies in the future
    call.listening();
    call.lose(true);
    HOUSE.clock.pass(Duration.ofHours(-1));
    Duration outage = CallSettings.DEFAULTS.resumeWindow().plusSeconds(1);
    call.nodeLastAlive = Optional.of(HOUSE.clock.instant().minus(outage));
    // when
    call.start();
    // then
    byeAnswered();
    call.awaitEnd(CallEvent.Ending.NODE_LOST);
    assertThat(call.signaling.reinvites).isEmpty();
  }

  @Test
  void shouldResumeInTimeThoughTheWallClockWasSetBack() {
    // given
    call.listening();
    call.lose(true);
    HOUSE.clock.pass(Duration.ofHours(-1));
    call.nodeLastAlive = Optional.of(HOUSE.clock.instant().minus(SOON));
    // when
    call.start();
    // then
    accepted(reinvite(1));
    call.awaitInput(Input.Resumed.class, 1);
  }
}
