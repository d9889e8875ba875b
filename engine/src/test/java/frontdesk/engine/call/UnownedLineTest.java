package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.MediaSettings;
import frontdesk.protocol.dialogue.Input;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a node says, and asks, of lines whose calls moved. */
class UnownedLineTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

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

  @Test
  void shouldSayThatItHasTheCallOnlyOnceTheCallerKnows() {
    // given
    call.listening();
    assertThat(call.lines.tookOver(call.id)).isEmpty();
    // when
    call.lose(true);
    house.pass(Duration.ofSeconds(2));
    call.start();
    house.await(() -> assertThat(call.signaling.reinvites).hasSize(1));
    FakeSignaling.Sent sent = call.signaling.reinvites.get(0);
    // then: until the answer the line of the node before goes on
    assertThat(call.lines.tookOver(call.id)).isEmpty();
    sent.accept();
    call.awaitInput(Input.Resumed.class, 1);
    assertThat(call.lines.tookOver(call.id)).isPresent();
    assertThat(call.lines.unowned(1)).isEmpty();
  }

  @Test
  void shouldAskForCallsWhoseActorsWereLostAndNotTheirLines() {
    // given
    call.listening();
    assertThat(call.lines.unowned(1)).isEmpty();
    // when
    call.lose(false);
    house.play(call, MediaSettings.loopback().timings().heartbeatTimeout().multipliedBy(2));
    // then
    assertThat(call.lines.unowned(1)).containsExactly(call.id);
    assertThat(call.lines.unowned(0)).isEmpty();
    // and the new owner's word ends the line without another one
    assertThat(call.lines.letGo(call.id, Long.MAX_VALUE)).isTrue();
    assertThat(call.lines.unowned(1)).isEmpty();
  }
}
