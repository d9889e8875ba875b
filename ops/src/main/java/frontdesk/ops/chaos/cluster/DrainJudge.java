package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Judges what callers heard while their node was told to stop. Pure. */
final class DrainJudge {
  /** The old node's line plays until the new one's re-INVITE is answered. */
  private static final Duration LONGEST_GAP = Duration.ofMillis(200);

  private final long told;
  private final Set<Integer> moved;
  private final Duration longestGap;

  /**
   * @param told when the node was told to stop, by the callers' clock
   * @param moved calls, by index, that lived on it then
   * @param patience how many times the promised longest gap may be
   */
  DrainJudge(long told, Set<Integer> moved, int patience) {
    this.told = told;
    this.moved = Set.copyOf(moved);
    this.longestGap = LONGEST_GAP.multipliedBy(patience);
  }

  /**
   * Says what held.
   *
   * @param heard the calls that were going on then, all nodes'
   * @param status of the node's process; empty when it did not end
   */
  void judge(List<HeardCall> heard, StoredCalls stored, OptionalInt status, Verdict verdict) {
    List<HeardCall> theirs = heard.stream().filter(call -> moved.contains(call.index())).toList();
    verdict.check(
        "the node that stops has calls", !theirs.isEmpty(), theirs.size() + " of " + heard.size());
    long dropped =
        heard.stream()
            .filter(
                call ->
                    !stored.facts(call.callId()).endedOrderly()
                        || stored.bookedBy(call.callId()) != 1)
            .count();
    long handedOver =
        theirs.stream().filter(call -> stored.facts(call.callId()).resumed() > 0).count();
    verdict.check(
        "its calls are handed over, not only finished",
        handedOver > 0,
        handedOver + " of " + theirs.size());
    long asked = heard.stream().mapToLong(call -> stored.facts(call.callId()).askedTwice()).sum();
    verdict.check("no fact is asked twice", asked == 0, asked + " times");
    verdict.check(
        "no call is dropped, each books once", dropped == 0, dropped + " of " + heard.size());
    long longer = gaps(heard).stream().filter(gap -> gap > longestGap.toMillis()).count();
    verdict.check(
        "no gap over " + longestGap.toMillis() + " ms, in no node's calls",
        longer == 0,
        longer + " of " + heard.size());
    long over = gaps(heard).stream().filter(gap -> gap > LONGEST_GAP.toMillis()).count();
    verdict.check(
        "the node ends with 0",
        status.isPresent() && status.getAsInt() == 0,
        status.isPresent() ? "status " + status.getAsInt() : "it did not end");
    verdict
        .figure("answered", heard.size())
        .figure("handed_over", handedOver)
        .figure("dropped", dropped)
        .figure("gaps_over_200_ms", over)
        .figure("gap_ms", KillJudge.Spread.of(gaps(theirs)));
  }

  /** The longest of each call since the node was told to stop, in milliseconds. */
  private List<Long> gaps(List<HeardCall> calls) {
    return calls.stream()
        .map(call -> Outage.longestPause(call.sound(), told, Long.MAX_VALUE) / 1_000_000)
        .toList();
  }
}
