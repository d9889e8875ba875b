package frontdesk.ops.chaos.partition;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.cluster.history.Operation;
import frontdesk.ops.chaos.cluster.history.SlotAnswer;
import frontdesk.ops.chaos.cluster.history.SlotStep;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerJudgeTest {
  private static final String SLOT = "harbour-view|consultation|%s|2030-01-07T09:%s:00Z|PT30M";

  @Test
  void shouldRejectALostBookingAndNoOther() {
    // given a1 booked, a2 booked and cancelled, a3 of unknown outcome, a4 perhaps cancelled
    List<Operation> history =
        List.of(
            confirmed("a1"),
            confirmed("a2"),
            cancel("a2", SlotAnswer.DONE),
            Operation.unknown("a3", 1, new SlotStep.ConfirmHold("h", "a3")),
            confirmed("a4"),
            Operation.unknown("c4", 2, new SlotStep.Cancel("a4")));

    // then
    assertThat(LedgerJudge.lost(history, Set.of("a1"))).isEmpty();
    assertThat(LedgerJudge.lost(history, Set.of("a3", "a4"))).containsExactly("a1");
  }

  @Test
  void shouldRejectABookingThatWasDeniedOrCancelled() {
    // given
    List<Operation> history =
        List.of(
            Operation.answered(
                "one", 1, 2, new SlotStep.ConfirmHold("h", "a1"), SlotAnswer.REFUSED),
            confirmed("a2"),
            cancel("a2", SlotAnswer.DONE),
            confirmed("a3"));

    // then
    assertThat(LedgerJudge.unwanted(history, Set.of("a3"))).isEmpty();
    assertThat(LedgerJudge.unwanted(history, Set.of("a1", "a2", "a3"))).containsExactly("a1", "a2");
  }

  @Test
  void shouldRejectTwoAppointmentsOfOnePractitionerAtOnce() {
    // given
    OfferedSlot nine = slot("sarah", "00");
    OfferedSlot within = slot("sarah", "15");
    OfferedSlot after = slot("sarah", "30");
    OfferedSlot colleague = slot("james", "00");

    // then
    assertThat(LedgerJudge.doubles(List.of(nine, after, colleague))).isZero();
    assertThat(LedgerJudge.doubles(List.of(nine, within, colleague))).isOne();
    assertThat(LedgerJudge.doubles(List.of(nine, nine))).isOne();
  }

  @Test
  void shouldRejectAFormerOwnersWrite() {
    // then
    assertThat(LedgerJudge.writtenByFormerOwners(Map.of("one", List.of("a", "a", "b", "c", "c"))))
        .isEmpty();
    assertThat(LedgerJudge.writtenByFormerOwners(Map.of("two", List.of("a", "b", "a"))))
        .containsExactly("two");
  }

  private static Operation confirmed(String appointment) {
    return Operation.answered(
        appointment, 1, 2, new SlotStep.ConfirmHold("h", appointment), SlotAnswer.DONE);
  }

  private static Operation cancel(String appointment, SlotAnswer answer) {
    return Operation.answered(
        "cancel " + appointment, 3, 4, new SlotStep.Cancel(appointment), answer);
  }

  private static OfferedSlot slot(String practitioner, String minute) {
    return OfferedSlot.parse(SLOT.formatted(practitioner, minute)).get(0);
  }
}
