package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Judges what callers heard while every node was replaced by one of another build. Pure. */
final class UpgradeJudge {
  private static final long LONG_GAP_MS = 200;

  private UpgradeJudge() {}

  /**
   * Says what held.
   *
   * @param heard every call
   * @param problems of callers, of which nothing else is known
   * @param statuses of the older nodes' processes; empty of one that did not end
   * @param builds which builds wrote each call
   * @param twoBuilds whether the nodes that came are of another build than those that left, by name
   */
  static void judge(
      List<HeardCall> heard,
      List<String> problems,
      StoredCalls stored,
      List<OptionalInt> statuses,
      List<Set<String>> builds,
      boolean twoBuilds,
      Verdict verdict) {
    verdict.check("every caller could call", problems.isEmpty(), problems.size() + " problems");
    List<HeardCall> answered = heard.stream().filter(HeardCall::answered).toList();
    verdict.check(
        "every call is answered",
        !heard.isEmpty() && answered.size() == heard.size(),
        answered.size() + " of " + heard.size());
    List<String> dropped =
        answered.stream()
            .filter(call -> !endedOrderly(stored, call) || stored.bookedBy(call.callId()) == 0)
            .map(call -> "call " + call.index() + " (" + ending(stored, call) + ")")
            .toList();
    verdict.check(
        "no call is dropped, each books",
        dropped.isEmpty(),
        dropped.isEmpty() ? "0 of " + answered.size() : String.join(", ", dropped));
    verdict.check(
        "every older node ends with 0",
        statuses.stream().allMatch(status -> status.isPresent() && status.getAsInt() == 0),
        statuses + "");
    long twice = Booking.clashing(stored.bookings());
    verdict.check("nothing is booked twice", twice == 0, twice + " too many");
    verdict.check("the journal is sound", stored.sound(), stored.verification() + "");
    verdict.figure("answered", answered.size()).figure("dropped", dropped.size());
    gaps(answered, verdict);
    long moved =
        answered.stream()
            .filter(call -> facts(stored, call).filter(its -> its.resumed() > 0).isPresent())
            .count();
    verdict.check("calls go on at another node", moved > 0, moved + " calls");
    builds(builds, twoBuilds, verdict);
  }

  private static boolean endedOrderly(StoredCalls stored, HeardCall call) {
    return facts(stored, call).filter(CallFacts::endedOrderly).isPresent();
  }

  private static String ending(StoredCalls stored, HeardCall call) {
    return facts(stored, call)
        .flatMap(CallFacts::ending)
        .map(how -> call.callId() + " " + how + goodbye(stored, call))
        .orElse(call.callId() + " has no end");
  }

  private static String goodbye(StoredCalls stored, HeardCall call) {
    return facts(stored, call).filter(CallFacts::concluded).isPresent()
        ? " after its goodbye was decided"
        : "";
  }

  private static Optional<CallFacts> facts(StoredCalls stored, HeardCall call) {
    return Optional.ofNullable(stored.calls().get(call.callId()));
  }

  private static void gaps(List<HeardCall> answered, Verdict verdict) {
    List<Long> gaps =
        answered.stream()
            .map(call -> Outage.longestPause(call.sound(), 0, Long.MAX_VALUE) / 1_000_000)
            .toList();
    verdict
        .figure("gaps_over_200_ms", gaps.stream().filter(gap -> gap > LONG_GAP_MS).count())
        .figure("gap_ms", KillJudge.Spread.of(gaps));
  }

  /** Only calls that go over from one build to the other show anything. */
  private static void builds(List<Set<String>> builds, boolean twoBuilds, Verdict verdict) {
    Set<String> all = new TreeSet<>();
    builds.forEach(all::addAll);
    long over = builds.stream().filter(its -> its.size() > 1).count();
    if (twoBuilds) {
      verdict.check(
          "calls that the older build began go on under the newer", over > 0, over + " calls");
    }
    verdict.figure("builds", all).figure("calls_of_two_builds", over);
  }
}
