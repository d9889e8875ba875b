package frontdesk.ops.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.Verdict;
import frontdesk.persistence.audit.Verification;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A judge that finds what is planted, and finds nothing where all is well. */
class KillJudgeTest {
  private static final long MS = 1_000_000;
  private static final long DEATH = 10_000 * MS;
  private static final Duration BOUND = Duration.ofSeconds(2);
  private static final CallFacts WELL =
      new CallFacts(Optional.of(CallEvent.Ending.COMPLETED), 1, true, 0, true, false);

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

    new KillJudge(DEATH, Set.of(0), BOUND)
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
  void shouldFindASecondVoice() {
    // given: two seconds of another source's packets
    Verdict two = new Verdict("planted");
    Verdict one = new Verdict("well");

    // when
    VoiceJudge.judge(List.of(call(0, "a", steady(), 100)), Duration.ofSeconds(1), two);
    VoiceJudge.judge(List.of(call(0, "a", steady(), 4)), Duration.ofSeconds(1), one);

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

  private static Verdict inFlight(CallFacts facts, List<Booking> bookings) {
    Verdict verdict = new Verdict("planted");
    InFlightJudge.judge(
        new Aftermath(
            DEATH,
            Set.of(0),
            heard(900),
            stored(Map.of("a", facts, "b", WELL), bookings),
            BOUND,
            verdict));
    return verdict;
  }

  @Test
  void shouldFindADrainThatHandsNothingOver() {
    // given: calls that ended where they were
    CallFacts stayed =
        new CallFacts(Optional.of(CallEvent.Ending.COMPLETED), 0, true, 0, true, false);
    Verdict verdict = new Verdict("planted");

    // when
    new DrainJudge(DEATH, Set.of(0))
        .judge(
            heard(150),
            stored(Map.of("a", stayed, "b", stayed), bookings()),
            OptionalInt.of(0),
            verdict);

    // then
    assertThat(broken(verdict)).containsExactly("its calls are handed over, not only finished");
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

    new KillJudge(DEATH, Set.of(), BOUND)
        .judge(
            List.of(call(1, "b", steady())),
            stored(Map.of("b", WELL), List.of(booking("b", 10, "one"))),
            verdict);

    assertThat(broken(verdict)).containsExactly("the node that dies has calls");
  }

  @Test
  void shouldFindWhatADrainMayNotDo() {
    // given: a gap of 300 ms, a dropped call, and a node that was killed in the end
    CallFacts lost =
        new CallFacts(Optional.of(CallEvent.Ending.MEDIA_LOST), 0, false, 0, false, false);
    Verdict verdict = new Verdict("planted");

    // when
    new DrainJudge(DEATH, Set.of(0))
        .judge(
            heard(300),
            stored(Map.of("a", WELL, "b", lost), bookings()),
            OptionalInt.of(137),
            verdict);

    // then
    assertThat(broken(verdict))
        .containsExactly(
            "no call is dropped, each books once", "no gap over 200 ms", "the node ends with 0");
  }

  @Test
  void shouldHoldWhereADrainIsNotNoticed() {
    Verdict verdict = new Verdict("well");

    new DrainJudge(DEATH, Set.of(0))
        .judge(
            heard(150),
            stored(Map.of("a", WELL, "b", WELL), bookings()),
            OptionalInt.of(0),
            verdict);

    assertThat(verdict.broken()).isEmpty();
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
        new RaceTally(10, 1, 9, 0, 1, 3, 0), slot, List.of(booking("a", 9, "one")), well);

    assertThat(verdict.broken()).hasSize(5);
    assertThat(well.broken()).isEmpty();
  }

  @Test
  void shouldFindAnAddedNodeThatDoesNotHelp() {
    // given: a live call that moves; the newcomer is answered by an old node
    Verdict verdict = new Verdict("planted");

    // when
    new AddJudge("node-4", DEATH, DEATH, 1)
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

    new AddJudge("node-4", DEATH, DEATH, 1)
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

  private static HeardCall refused(int index) {
    SoundLog.Heard nothing = new SoundLog.Heard(0, 0, 0, List.of(), List.of());
    MeasuredCall measured = call(index, "", nothing).measured();
    return new HeardCall(
        index,
        new MeasuredCall(
            MeasuredCall.Outcome.REFUSED,
            503,
            "the call was refused",
            MeasuredCall.EndedBy.NOBODY,
            1,
            0,
            null,
            null,
            0,
            0,
            "",
            0,
            List.of(),
            measured.packets(),
            measured.heard(),
            "",
            null),
        nothing);
  }

  private static Verdict judged(
      List<HeardCall> heard, Map<String, CallFacts> calls, List<Booking> bookings) {
    Verdict verdict = new Verdict("planted");
    new KillJudge(DEATH, Set.of(0), BOUND).judge(heard, stored(calls, bookings), verdict);
    return verdict;
  }

  private static List<String> broken(Verdict verdict) {
    return verdict.broken().stream().map(Verdict.Check::promise).toList();
  }

  private static StoredCalls stored(Map<String, CallFacts> calls, List<Booking> bookings) {
    return new StoredCalls(calls, bookings, new Verification.Sound(3, 1), 0);
  }

  private static List<Booking> bookings() {
    return List.of(booking("a", 9, "one"), booking("b", 10, "one"));
  }

  private static Booking booking(String call, int hour, String practitioner) {
    return new Booking(
        "clinic",
        new Slot(
            new ServiceId("consultation"),
            new PractitionerId(practitioner),
            Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofHours(hour)),
            Duration.ofMinutes(15)),
        call);
  }

  private static List<HeardCall> heard(long gapMs) {
    return List.of(call(0, "a", pause(gapMs)), call(1, "b", steady()));
  }

  private static SoundLog.Heard steady() {
    return new SoundLog.Heard(
        0, DEATH + 20_000 * MS, 1_500, List.of(), List.of(new SoundLog.Span(0, DEATH)));
  }

  private static SoundLog.Heard pause(long ms) {
    long again = DEATH + ms * MS;
    return new SoundLog.Heard(
        0,
        DEATH + 20_000 * MS,
        1_500,
        List.of(new SoundLog.Span(DEATH, again)),
        List.of(new SoundLog.Span(0, DEATH), new SoundLog.Span(again, again + 900 * MS)));
  }

  private static HeardCall call(int index, String id, SoundLog.Heard sound) {
    return call(index, id, sound, 0);
  }

  private static HeardCall call(int index, String id, SoundLog.Heard sound, long notAdmitted) {
    return new HeardCall(
        index,
        new MeasuredCall(
            MeasuredCall.Outcome.CUT_SHORT,
            200,
            "the far end hung up",
            MeasuredCall.EndedBy.FAR_END,
            1,
            1,
            5L,
            10L,
            0,
            1_000,
            "PCMA",
            3,
            List.of(),
            new MeasuredCall.Packets(1_500, 0, 0, 0, 40, notAdmitted),
            new MeasuredCall.Heard(List.of(), 0),
            id,
            null),
        sound);
  }
}
