package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.brain.NodeLoad;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An actor that is late tells by how much: by a clock that goes on when it is looked at. */
class LoadWatchTest {
  private static ActorTestKit kit;
  private static final Duration EVERY = Duration.ofMillis(1);
  private static final int LOOKS = 60;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  /** The clock is read when it goes to sleep, and when it wakes: late by so much each time. */
  private static NodeLoad watched(Duration late) {
    NodeLoad load = new NodeLoad(Duration.ofMillis(40));
    AtomicLong looks = new AtomicLong();
    long step = EVERY.plus(late).toNanos();
    kit.spawn(LoadWatch.create(load, () -> (looks.getAndIncrement() + 1) / 2 * step, EVERY));
    kit.createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(10),
            () -> {
              assertThat(looks).hasValueGreaterThan(LOOKS);
              return true;
            });
    return load;
  }

  @Test
  void shouldTellHowLateItIs() {
    assertThat(watched(Duration.ofMillis(60)).isBusy()).isTrue();
  }

  @Test
  void shouldTellThatItIsInTime() {
    // when
    NodeLoad load = watched(Duration.ofMillis(20));
    // then
    assertThat(load.isBusy()).isFalse();
    assertThat(load.lateness()).isBetween(Duration.ofMillis(18), Duration.ofMillis(20));
  }
}
