package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long a call was lost, though the wall clock was set back meanwhile. */
class SteppedClockResumeTest {
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

  @Test
  void shouldCountTheOutageThoughTheWallClockWasSetBack() {
    // given: what it wrote last lies in the future
    call.listening();
    call.lose(true);
    house.clock.pass(Duration.ofHours(-1));
    Duration outage = CallSettings.DEFAULTS.resumeWindow().plusSeconds(1);
    call.nodeLastAlive = Optional.of(house.clock.instant().minus(outage));
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
    house.clock.pass(Duration.ofHours(-1));
    call.nodeLastAlive = Optional.of(house.clock.instant().minus(SOON));
    // when
    call.start();
    // then
    reinvite(1).accept();
    call.awaitInput(Input.Resumed.class, 1);
  }
}
