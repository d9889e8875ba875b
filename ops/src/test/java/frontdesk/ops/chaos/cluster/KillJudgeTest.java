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
import static frontdesk.ops.chaos.cluster.Planted.steady;
import static frontdesk.ops.chaos.cluster.Planted.stored;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.Verdict;
import frontdesk.persistence.audit.Verification;
import frontdesk.protocol.call.CallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A judge that finds what is planted, and finds nothing where all is well. */
class KillJudgeTest {
  @Test
  void shouldHoldWhereEveryCallSpeaksAgain() {
    Verdict verdict = judged(heard(1_500), Map.of("a", WELL, "b", WELL), bookings());

    assertThat(verdict.broken()).isEmpty();
    assertThat(verdict.json())
        .contains("\"gap_ms\":{\"p50\":1500,\"p95\":1500,\"max\":1500}")
        .contains("\"asked_twice\":0", "\"bookings_lost\":0", "\"bookings_double\":0")
        .contains("\"answered\":2", "\"alive\":2");
  }

  @Test
  void shouldFindAGapThatIsTooLong() {
    Verdict verdict = judged(heard(2_100), Map.of("a", WELL, "b", WELL), bookings());

    assertThat(broken(verdict))
        .containsExactly("audio again within 2000 ms of the death, every call");
  }

  @Test
  void shouldFindPacketsWithoutAnythingAudible() {
    // given: comfort noise comes back in time, speech never
    SoundLog.Heard noise =
        new SoundLog.Heard(
            0,
            DEATH + 20_000 * MS,
            1_000,
            List.of(new SoundLog.Span(DEATH, DEATH + 500 * MS)),
            List.of(new SoundLog.Span(0, DEATH)));

    // when
    Verdict verdict =
        judged(
            List.of(call(0, "a", noise), call(1, "b", steady())),
            Map.of("a", WELL, "b", WELL),
            bookings());

    // then
    assertThat(broken(verdict))
        .containsExactly(
            "audio again within 2000 ms of the death, every call",
            "every answered call speaks again");
  }

  @Test
  void shouldFindACallThatIsNeverHeardAgain() {
    SoundLog.Heard dead = new SoundLog.Heard(0, DEATH, 500, List.of(), List.of());

    Verdict verdict =
        judged(
            List.of(call(0, "a", dead), call(1, "b", steady())),
            Map.of("a", WELL, "b", WELL),
            bookings());

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.json()).contains("\"alive\":1");
  }

  @Test
  void shouldFindABystanderWhoNotices() {
    List<HeardCall> heard = List.of(call(0, "a", pause(900)), call(1, "b", pause(800)));

    assertThat(broken(judged(heard, Map.of("a", WELL, "b", WELL), bookings())))
        .containsExactly("calls on other nodes do not notice: no pause over 500 ms");
  }

  @Test
  void shouldFindACallerWhoWasHungUpOn() {
    CallFacts lost =
        new CallFacts(Optional.of(CallEvent.Ending.NODE_LOST), 1, true, 0, false, false);

    assertThat(broken(judged(heard(900), Map.of("a", lost, "b", WELL), bookings())))
        .containsExactly(
            "nobody is hung up on: each call ends as its conversation, or its caller, decided",
            "no caller gets a BYE before the conversation's end");
  }

  @Test
  void shouldFindAFactThatIsAskedTwice() {
    CallFacts asked =
        new CallFacts(Optional.of(CallEvent.Ending.COMPLETED), 1, true, 1, true, false);

    assertThat(broken(judged(heard(900), Map.of("a", asked, "b", WELL), bookings())))
        .containsExactly("no fact is asked twice");
  }

  @Test
  void shouldFindTwoBookingsOfOneSlot() {
    List<Booking> clash = List.of(booking("a", 9, "one"), booking("b", 9, "one"));

    Verdict verdict = judged(heard(900), Map.of("a", WELL, "b", WELL), clash);

    assertThat(broken(verdict)).containsExactly("nothing is booked twice");
    assertThat(verdict.json()).contains("\"bookings_double\":1");
  }

  @Test
  void shouldFindACallThatBookedTwice() {
    List<Booking> more = new ArrayList<>(bookings());
    more.add(booking("a", 15, "other"));

    assertThat(broken(judged(heard(900), Map.of("a", WELL, "b", WELL), more)))
        .containsExactly("nothing is booked twice");
  }

  @Test
  void shouldFindABookingThatNobodyIsTold() {
    CallFacts untold =
        new CallFacts(Optional.of(CallEvent.Ending.COMPLETED), 1, false, 0, true, false);

    assertThat(broken(judged(heard(900), Map.of("a", untold, "b", WELL), bookings())))
        .containsExactly("every booking is told");
  }

  @Test
  void shouldFindAWriterWhoComesBack() {
    Verdict verdict = new Verdict("planted");

    new KillJudge(DEATH, Set.of(0), BOUND, 1)
        .judge(
            heard(900),
            new StoredCalls(
                Map.of("a", WELL, "b", WELL), bookings(), new Verification.Sound(3, 1), 1),
            verdict);

    assertThat(broken(verdict)).containsExactly("nobody writes after somebody else took over");
    assertThat(StoredCalls.comesBack(List.of("one", "one", "two", "one"))).isTrue();
    assertThat(StoredCalls.comesBack(List.of("one", "one", "two", "two", "three"))).isFalse();
  }

  @Test
  void shouldFindABookingThatIsLost() {
    Verdict verdict =
        judged(heard(900), Map.of("a", WELL, "b", WELL), List.of(booking("b", 10, "one")));

    assertThat(broken(verdict)).containsExactly("no booking is lost", "every caller books");
    assertThat(verdict.json()).contains("\"bookings_lost\":1");
  }

  @Test
  void shouldNotTakeADeathWithoutCallsForAProof() {
    Verdict verdict = new Verdict("planted");

    new KillJudge(DEATH, Set.of(), BOUND, 1)
        .judge(
            List.of(call(1, "b", steady())),
            stored(Map.of("b", WELL), List.of(booking("b", 10, "one"))),
            verdict);

    assertThat(broken(verdict)).containsExactly("the node that dies has calls");
  }

  private static Verdict judged(
      List<HeardCall> heard, Map<String, CallFacts> calls, List<Booking> bookings) {
    Verdict verdict = new Verdict("planted");
    new KillJudge(DEATH, Set.of(0), BOUND, 1).judge(heard, stored(calls, bookings), verdict);
    return verdict;
  }
}
