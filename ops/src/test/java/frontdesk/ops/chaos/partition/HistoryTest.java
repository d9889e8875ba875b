package frontdesk.ops.chaos.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.ops.chaos.cluster.history.Finding;
import frontdesk.ops.chaos.cluster.history.LinearizabilityCheck;
import frontdesk.ops.chaos.cluster.history.Operation;
import frontdesk.ops.chaos.cluster.history.SlotAnswer;
import frontdesk.ops.chaos.cluster.history.SlotStep;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Duration KEEP = Duration.ofMinutes(3);

  private final History history = new History();

  @Test
  void shouldReadWhatClientsOfSeveralProcessesSay() {
    // given two clients at once, a line that is none of theirs, and one that never returned
    history.take(History.invoked("one-1", 10, new SlotStep.PlaceHold("s", "h1")));
    history.take(History.invoked("two-1", 11, new SlotStep.PlaceHold("s", "h2")));
    history.take("ready");
    history.take(History.returned("two-1", 20, SlotAnswer.REFUSED));
    history.take(History.returned("one-1", 21, SlotAnswer.DONE));
    history.take(History.invoked("one-2", 22, new SlotStep.ConfirmHold("h1", "a1")));

    // then
    assertThat(history.operations(KEEP))
        .containsExactly(
            Operation.answered(
                "two-1", 11, 20, new SlotStep.PlaceHold("s", "h2"), SlotAnswer.REFUSED),
            Operation.answered("one-1", 10, 21, new SlotStep.PlaceHold("s", "h1"), SlotAnswer.DONE),
            Operation.unknown("one-2", 22, new SlotStep.ConfirmHold("h1", "a1")));
    assertThat(check()).isInstanceOf(Finding.Linearizable.class);
  }

  @Test
  void shouldLetThePlantedSecondHolderOfASlotBeRejected() {
    // given both sides of a broken network give the slot away
    history.take(History.invoked("one-1", 10, new SlotStep.PlaceHold("s", "h1")));
    history.take(History.returned("one-1", 20, SlotAnswer.DONE));
    history.take(History.invoked("two-1", 30, new SlotStep.PlaceHold("s", "h2")));
    history.take(History.returned("two-1", 40, SlotAnswer.DONE));

    // then
    assertThat(check()).isInstanceOf(Finding.Violated.class);
  }

  @Test
  void shouldLetAHoldGoWhenItsTimeIsOver() {
    // given the same, but so much later that the first hold may be over
    history.take(History.invoked("one-1", 10, new SlotStep.PlaceHold("s", "h1")));
    history.take(History.returned("one-1", 20, SlotAnswer.DONE));
    history.take(History.invoked("two-1", KEEP.toNanos() + 30, new SlotStep.PlaceHold("s", "h2")));
    history.take(History.returned("two-1", KEEP.toNanos() + 40, SlotAnswer.DONE));

    // then
    assertThat(check()).isInstanceOf(Finding.Linearizable.class);
  }

  @Test
  void shouldTellWhatAnAnswerMeans() {
    // then
    assertThat(History.answer(new LedgerProtocol.OutcomeUnknown())).isEqualTo(SlotAnswer.UNKNOWN);
    assertThat(History.answer(new LedgerProtocol.Refused(Refusal.SLOT_NOT_FREE)))
        .isEqualTo(SlotAnswer.REFUSED);
    assertThatThrownBy(() -> History.answer(new LedgerProtocol.Refused(Refusal.KEY_REUSED)))
        .isInstanceOf(IllegalStateException.class);
  }

  private Finding check() {
    return new LinearizabilityCheck(10_000).check(history.operations(KEEP));
  }
}
