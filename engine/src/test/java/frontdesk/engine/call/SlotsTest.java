package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.Admission;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private final Slots slots = new Slots(2, Duration.ofSeconds(30));
  private final Random random = new Random(7);

  private CallId call() {
    return CallId.create(ShardId.of("node", 0), random);
  }

  @Test
  void shouldRefuseBeyondTheLimitAndAdmitAgainWhenACallIsOver() {
    // given
    CallId first = call();
    assertThat(slots.tryAdmit()).isEqualTo(Admission.Admitted.INSTANCE);
    assertThat(slots.tryTake(first)).isTrue();
    assertThat(slots.tryTake(call())).isTrue();
    // when
    Admission.Verdict third = slots.tryAdmit();
    // then
    assertThat(third).isEqualTo(new Admission.Full(Duration.ofSeconds(30)));
    slots.giveBack(first);
    assertThat(slots.tryAdmit()).isEqualTo(Admission.Admitted.INSTANCE);
  }

  @Test
  void shouldGiveACallsSlotBackOnce() {
    // given
    CallId call = call();
    slots.tryTake(call);
    // when
    slots.giveBack(call);
    slots.giveBack(call);
    // then
    assertThat(slots.inUse()).isZero();
  }

  @Test
  void shouldCountAResumedCallBeyondTheLimit() {
    // given
    slots.tryTake(call());
    slots.tryTake(call());
    // when
    slots.resume(call());
    // then
    assertThat(slots.inUse()).isEqualTo(3);
    assertThat(slots.tryAdmit()).isInstanceOf(Admission.Full.class);
  }

  @Test
  void shouldTakeNoCallsWhileDraining() {
    // when
    slots.drain();
    // then
    assertThat(slots.tryAdmit()).isInstanceOf(Admission.Full.class);
    assertThat(slots.isDraining()).isTrue();
  }
}
