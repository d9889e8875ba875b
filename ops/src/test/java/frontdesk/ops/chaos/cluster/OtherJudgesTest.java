package frontdesk.ops.chaos.cluster;

import static frontdesk.ops.chaos.cluster.Planted.BOUND;
import static frontdesk.ops.chaos.cluster.Planted.DEATH;
import static frontdesk.ops.chaos.cluster.Planted.MS;
import static frontdesk.ops.chaos.cluster.Planted.WELL;
import static frontdesk.ops.chaos.cluster.Planted.booking;
import static frontdesk.ops.chaos.cluster.Planted.bookings;
import static frontdesk.ops.chaos.cluster.Planted.broken;
import static frontdesk.ops.chaos.cluster.Planted.call;
import static frontdesk.ops.chaos.cluster.Planted.heard;
import static frontdesk.ops.chaos.cluster.Planted.pause;
import static frontdesk.ops.chaos.cluster.Planted.refused;
import static frontdesk.ops.chaos.cluster.Planted.steady;
import static frontdesk.ops.chaos.cluster.Planted.stored;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.Verdict;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The judges of drains, zombies, bookings in flight, races and added nodes. */
class OtherJudgesTest {
  @Test
  void shouldFindASecondVoice() {
    // given: two seconds of another source's packets
    Verdict two = new Verdict("planted");
    Verdict one = new Verdict("well");

    // when
    SecondVoiceJudge.judge(List.of(call(0, "a", steady(), 100)), Duration.ofSeconds(1), two);
    SecondVoiceJudge.judge(List.of(call(0, "a", steady(), 4)), Duration.ofSeconds(1), one);

    // then
    assertThat(broken(two))
        .containsExactly("a caller hears one voice: no second one sends for longer than 1000 ms");
    assertThat(one.broken()).isEmpty();
  }

  @Test
  void shouldFindABookingInFlightThatIsLostOrNotTold() {
    CallFacts inFlight =
        new CallFacts(Optional.of(CallEvent.Ending.COMPLETED), 1, true, 0, true, true);
    CallFacts untold =
        new CallFacts(Optional.of(CallEvent.Ending.COMPLETED), 1, false, 0, true, true);

    assertThat(broken(inFlight(inFlight, bookings()))).isEmpty();
    assertThat(broken(inFlight(untold, bookings())))
        .containsExactly("each of them is made once and told");
    assertThat(broken(inFlight(inFlight, List.of())))
        .containsExactly("each of them is made once and told");
    assertThat(broken(inFlight(WELL, bookings())))
        .containsExactly("bookings were being made when the node died");
  }

  @Test
  void shouldFindADrainThatHandsNothingOver() {
    // given: calls that ended where they were
    CallFacts stayed =
        new CallFacts(Optional.of(CallEvent.Ending.COMPLETED), 0, true, 0, true, false);
    Verdict verdict = new Verdict("planted");

    // when
    new DrainJudge(DEATH, Set.of(0), 1)
        .judge(
            heard(150),
            stored(Map.of("a", stayed, "b", stayed), bookings()),
            OptionalInt.of(0),
            verdict);

    // then
    assertThat(broken(verdict)).containsExactly("its calls are handed over, not only finished");
  }

  @Test
  void shouldFindWhatADrainMayNotDo() {
    // given: a gap of 300 ms, a dropped call, and a node that was killed in the end
    CallFacts lost =
        new CallFacts(Optional.of(CallEvent.Ending.MEDIA_LOST), 0, false, 0, false, false);
    Verdict verdict = new Verdict("planted");

    // when
    new DrainJudge(DEATH, Set.of(0), 1)
        .judge(
            heard(300),
            stored(Map.of("a", WELL, "b", lost), bookings()),
            OptionalInt.of(137),
            verdict);

    // then
    assertThat(broken(verdict))
        .containsExactly(
            "no call is dropped, each books once",
            "no gap over 200 ms, in no node's calls",
            "the node ends with 0");
  }

  @Test
  void shouldFindAGapInACallOfAnotherNodeThanTheOneThatStops() {
    Verdict verdict = new Verdict("planted");

    new DrainJudge(DEATH, Set.of(1), 1)
        .judge(
            heard(300),
            stored(Map.of("a", WELL, "b", WELL), bookings()),
            OptionalInt.of(0),
            verdict);

    assertThat(broken(verdict)).containsExactly("no gap over 200 ms, in no node's calls");
  }

  @Test
  void shouldHoldWhereADrainIsNotNoticed() {
    Verdict verdict = new Verdict("well");

    new DrainJudge(DEATH, Set.of(0), 1)
        .judge(
            heard(150),
            stored(Map.of("a", WELL, "b", WELL), bookings()),
            OptionalInt.of(0),
            verdict);

    assertThat(verdict.broken()).isEmpty();
  }

  @Test
  void shouldLetADrainHaveLongerGapsWhereItIsPatientlyJudged() {
    // given: a gap of 300 ms, where 200 are promised and thrice as much may be taken
    Verdict verdict = new Verdict("patient");

    // when
    new DrainJudge(DEATH, Set.of(0), 3)
        .judge(
            heard(300),
            stored(Map.of("a", WELL, "b", WELL), bookings()),
            OptionalInt.of(0),
            verdict);

    // then
    assertThat(verdict.broken()).isEmpty();
    assertThat(verdict.json()).contains("\"gaps_over_200_ms\":1");
  }

  @Test
  void shouldFindARaceWithTwoWinnersOrFalseAlternatives() {
    Slot slot = booking("a", 9, "one").slot();
    Verdict verdict = new Verdict("planted");
    Verdict well = new Verdict("well");

    RaceJudge.judge(
        new RaceTally(10, 2, 7, 1, 2, 3, 1),
        slot,
        List.of(booking("a", 9, "one"), booking("b", 9, "one")),
        verdict);
    RaceJudge.judge(
        new RaceTally(10, 1, 9, 0, 1, 9, 0), slot, List.of(booking("a", 9, "one")), well);

    assertThat(verdict.broken()).hasSize(5);
    assertThat(well.broken()).isEmpty();
  }

  @Test
  void shouldFindAnAddedNodeThatDoesNotHelp() {
    // given: a live call that moves; the newcomer is answered by an old node
    Verdict verdict = new Verdict("planted");

    // when
    new AddJudge("node-4", DEATH, DEATH, 1, 1)
        .judge(
            List.of(call(0, "a", pause(2_500)), call(1, "b", steady())),
            Map.of(0, 5L, 1, DEATH + 900 * MS),
            stored(Map.of("a", WELL, "b", WELL), bookings()),
            verdict);

    // then
    assertThat(broken(verdict))
        .containsExactly(
            "there was no room before",
            "the new node answers a call within 5000 ms of being ready",
            "no live call moves",
            "no live call has a pause over 2000 ms");
  }

  @Test
  void shouldHoldWhereAnAddedNodeTakesCalls() {
    String onNew = "node-4-0." + "0".repeat(32);
    CallFacts stayed =
        new CallFacts(Optional.of(CallEvent.Ending.COMPLETED), 0, true, 0, true, false);
    Verdict verdict = new Verdict("well");

    new AddJudge("node-4", DEATH, DEATH, 1, 1)
        .judge(
            List.of(call(0, "a", steady()), refused(1), call(2, onNew, steady())),
            Map.of(0, 5L, 2, DEATH + 900 * MS),
            stored(
                Map.of("a", stayed, onNew, stayed),
                List.of(booking("a", 9, "one"), booking(onNew, 10, "one"))),
            verdict);

    assertThat(verdict.broken()).isEmpty();
    assertThat(verdict.json())
        .contains("\"first_call_after_ms\":900", "\"on_new_node\":1", "\"refused_before\":1");
  }

  private static Verdict inFlight(CallFacts facts, List<Booking> bookings) {
    Verdict verdict = new Verdict("planted");
    InFlightJudge.judge(
        new Aftermath(
            DEATH,
            Set.of(0),
            heard(900),
            stored(Map.of("a", facts, "b", WELL), bookings),
            BOUND,
            1,
            new TakeoverSteps(Instant.EPOCH, "127.0.40.1", List.of()),
            verdict));
    return verdict;
  }
}
