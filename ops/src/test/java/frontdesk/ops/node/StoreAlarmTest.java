package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.NodeLines;
import frontdesk.engine.call.Slots;
import frontdesk.engine.call.UserAgentSignaling;
import frontdesk.engine.sip.Admission;
import frontdesk.persistence.journal.StoreTrouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a node does when it is told that its store takes no writes. */
class StoreAlarmTest {
  private static final Duration LATER = Duration.ofSeconds(7);

  private final Slots slots = new Slots(10, LATER);
  private final StoreAlarm alarm =
      new StoreAlarm(slots, new NodeLines(), new UserAgentSignaling(slots), CallObserver.NONE);

  @Test
  void shouldRefuseNewCallsFromTheFirstFailureUntilItIsOver() {
    // when
    alarm.onBroken(new StoreTrouble(StoreTrouble.Kind.DISK, "No space left on device"));

    // then
    assertThat(slots.tryAdmit()).isEqualTo(new Admission.Full(LATER));
    assertThat(slots.isDraining()).isTrue();
    assertThat(slots.inUse()).isZero();
    alarm.onSound(Duration.ofSeconds(3));
    assertThat(slots.tryAdmit()).isEqualTo(Admission.Admitted.INSTANCE);
    assertThat(slots.isDraining()).isFalse();
  }

  @Test
  void shouldGoOnTakingCallsWhenNobodyTellsIt() {
    assertThat(slots.tryAdmit()).isEqualTo(Admission.Admitted.INSTANCE);
    assertThat(slots.isDraining()).isFalse();
  }

  @Test
  void shouldStayDrainedAfterTheStoreIsBack() {
    slots.drain();

    alarm.onBroken(new StoreTrouble(StoreTrouble.Kind.SERVER, "refused"));
    alarm.onSound(Duration.ofSeconds(3));

    assertThat(slots.isDraining()).isTrue();
  }
}
