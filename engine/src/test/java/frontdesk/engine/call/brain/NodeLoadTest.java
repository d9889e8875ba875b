package frontdesk.engine.call.brain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a node counts as busy, and when it does not any more. */
class NodeLoadTest {
  private static final int MANY = 50;

  private static void late(NodeLoad load, int times, int ms) {
    for (int i = 0; i < times; i++) {
      load.wasLate(Duration.ofMillis(ms));
    }
  }

  @Test
  void shouldNotBeBusyByOneDelay() {
    // given
    NodeLoad load = new NodeLoad(Duration.ofMillis(40));
    late(load, MANY, 5);
    // when
    late(load, 1, 150);
    // then
    assertThat(load.isBusy()).isFalse();
    assertThat(load.lateness()).isBetween(Duration.ofMillis(30), Duration.ofMillis(39));
  }

  @Test
  void shouldStayBusyUntilItIsLateByLessThanHalf() {
    // given
    NodeLoad load = new NodeLoad(Duration.ofMillis(40));
    late(load, MANY, 41);
    assertThat(load.isBusy()).isTrue();
    // when
    late(load, MANY, 21);
    // then
    assertThat(load.isBusy()).isTrue();
    late(load, MANY, 19);
    assertThat(load.isBusy()).isFalse();
    // the twin: as late as before, and not busy, as it was not
    late(load, MANY, 21);
    assertThat(load.isBusy()).isFalse();
  }

  @Test
  void shouldNeverBeBusyWithoutABound() {
    // given
    NodeLoad load = NodeLoad.none();
    // when
    late(load, MANY, 10_000);
    // then
    assertThat(load.isBusy()).isFalse();
  }
}
