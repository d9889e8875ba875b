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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A judge of upgrades that finds what is planted, and finds nothing where all is well. */
class UpgradeJudgeTest {
  private static final CallFacts WELL = ended(CallEvent.Ending.COMPLETED);
  private static final List<OptionalInt> IN_ORDER = List.of(OptionalInt.of(0), OptionalInt.of(0));
  private static final List<Set<String>> BOTH = List.of(Set.of("old"), Set.of("old", "new"));

  @Test
  void shouldHoldWhereNobodyIsDropped() {
    Verdict verdict = judged(WELL, IN_ORDER, BOTH, List.of(booking(9)));

    assertThat(verdict.broken()).isEmpty();
    assertThat(verdict.json())
        .contains("\"answered\":1", "\"dropped\":0", "\"calls_of_two_builds\":1")
        .contains("\"builds\":[\"new\",\"old\"]");
  }

  @Test
  void shouldFindACallThatWasDropped() {
    CallFacts cut = ended(CallEvent.Ending.NODE_LOST);

    assertThat(broken(judged(cut, IN_ORDER, BOTH, List.of(booking(9)))))
        .containsExactly("no call is dropped, each books");
  }

  @Test
  void shouldFindACallerWhoCouldNotCall() {
    Verdict verdict = new Verdict("upgrade");
    UpgradeJudge.judge(
        List.of(call()),
        List.of("no port"),
        new StoredCalls(Map.of("a", WELL), List.of(booking(9)), new Verification.Sound(3, 1), 0),
        IN_ORDER,
        BOTH,
        true,
        verdict);

    assertThat(broken(verdict)).containsExactly("every caller could call");
  }

  @Test
  void shouldFindANodeThatDoesNotEndInOrder() {
    List<OptionalInt> statuses = List.of(OptionalInt.of(0), OptionalInt.empty());

    assertThat(broken(judged(WELL, statuses, BOTH, List.of(booking(9)))))
        .containsExactly("every older node ends with 0");
  }

  @Test
  void shouldFindThatNoCallWentOverToTheOtherBuild() {
    List<Set<String>> apart = List.of(Set.of("old"), Set.of("new"));

    assertThat(broken(judged(WELL, IN_ORDER, apart, List.of(booking(9)))))
        .containsExactly("calls that the older build began go on under the newer");
  }

  @Test
  void shouldFindThatNoCallMoved() {
    CallFacts stayed =
        new CallFacts(Optional.of(CallEvent.Ending.COMPLETED), 0, true, 0, true, false);

    assertThat(broken(judged(stayed, IN_ORDER, BOTH, List.of(booking(9)))))
        .containsExactly("calls go on at another node");
  }

  @Test
  void shouldFindALostBookingAndADoubleOne() {
    assertThat(broken(judged(WELL, IN_ORDER, BOTH, List.of())))
        .containsExactly("no call is dropped, each books");
    assertThat(broken(judged(WELL, IN_ORDER, BOTH, List.of(booking(9), booking(9)))))
        .containsExactly("nothing is booked twice");
  }

  private static Verdict judged(
      CallFacts facts,
      List<OptionalInt> statuses,
      List<Set<String>> builds,
      List<Booking> bookings) {
    Verdict verdict = new Verdict("upgrade");
    StoredCalls stored =
        new StoredCalls(Map.of("a", facts), bookings, new Verification.Sound(3, 1), 0);
    UpgradeJudge.judge(List.of(call()), List.of(), stored, statuses, builds, true, verdict);
    return verdict;
  }

  private static List<String> broken(Verdict verdict) {
    return verdict.broken().stream().map(Verdict.Check::promise).toList();
  }

  private static CallFacts ended(CallEvent.Ending how) {
    return new CallFacts(Optional.of(how), 1, true, 0, true, false);
  }

  private static Booking booking(int hour) {
    return new Booking(
        "clinic",
        new Slot(
            new ServiceId("consultation"),
            new PractitionerId("one"),
            Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofHours(hour)),
            Duration.ofMinutes(15)),
        "a");
  }

  private static HeardCall call() {
    return new HeardCall(
        0,
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
            new MeasuredCall.Packets(1_500, 0, 0, 0, 40, 0),
            new MeasuredCall.Heard(List.of(), 0),
            "a",
            null),
        new SoundLog.Heard(0, 1_000_000_000, 1_500, List.of(), List.of()));
  }
}
