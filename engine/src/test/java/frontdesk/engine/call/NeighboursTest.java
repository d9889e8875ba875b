package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.Admission;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Neighbours neighbours =
      new Neighbours("one", Neighbours.Settings.DEFAULTS, nanos::get);
  private final Slots slots = new Slots(4, Duration.ofSeconds(30));
  private final Random random = new Random(7);

  private static Neighbours.Room room(String node, int free) {
    return new Neighbours.Room(node, List.of(ShardId.of(node, 0)), free);
  }

  private CallId call() {
    return CallId.create(ShardId.of("one", 0), random);
  }

  @Test
  void shouldSendACallWhereMostRoomIsAndSpreadABurst() {
    // given
    neighbours.heard(room("two", 2));
    neighbours.heard(room("three", 1));
    // then
    assertThat(neighbours.room(Set.of())).contains(ShardId.of("two", 0));
    assertThat(neighbours.room(Set.of("two"))).contains(ShardId.of("three", 0));
    assertThat(neighbours.room(Set.of())).contains(ShardId.of("two", 0));
    assertThat(neighbours.room(Set.of())).isEmpty();
    assertThat(neighbours.hasRoom()).isFalse();
  }

  @Test
  void shouldForgetANodeThatReportsNoMore() {
    // given
    neighbours.heard(room("two", 2));
    // when
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    // then
    assertThat(neighbours.room(Set.of())).isEmpty();
    assertThat(neighbours.count()).isZero();
  }

  @Test
  void shouldNotCountItself() {
    // when
    neighbours.heard(room("one", 2));
    // then
    assertThat(neighbours.hasRoom()).isFalse();
  }

  @Test
  void shouldOfferNoRoomBeforeItIsOpenNorWhileItDrains() {
    assertThat(neighbours.here(slots).free()).isZero();
    // when
    neighbours.open(List.of(ShardId.of("one", 0)));
    // then
    assertThat(neighbours.here(slots).free()).isEqualTo(4);
    slots.drain();
    assertThat(neighbours.here(slots).free()).isZero();
  }

  @Test
  void shouldLeaveRoomForTheCallsOfALostNode() {
    // given: four slots, of two nodes
    slots.beside(neighbours);
    neighbours.heard(room("two", 0));
    // then: two new calls
    assertThat(slots.tryTake(call())).isTrue();
    assertThat(slots.tryTake(call())).isTrue();
    assertThat(slots.tryTake(call())).isFalse();
    assertThat(slots.tryAdmit()).isInstanceOf(Admission.Full.class);
    // and whatever is taken over
    slots.resume(call());
    slots.resume(call());
    slots.resume(call());
    assertThat(slots.inUse()).isEqualTo(5);
  }

  @Test
  void shouldAdmitACallThatOnlyAnotherNodeHasRoomFor() {
    // given
    slots.beside(neighbours);
    slots.drain();
    assertThat(slots.tryAdmit()).isInstanceOf(Admission.Full.class);
    // when
    neighbours.heard(room("two", 1));
    // then
    assertThat(slots.tryAdmit()).isEqualTo(Admission.Admitted.INSTANCE);
    assertThat(slots.tryTake(call())).isFalse();
    assertThat(slots.isDraining()).isTrue();
  }
}
