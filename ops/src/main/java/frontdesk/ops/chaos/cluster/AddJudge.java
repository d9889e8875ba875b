package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.Verdict;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Judges what happened to calls when a node was added. Pure. */
final class AddJudge {
  /** From the moment at which it says that it is ready. */
  private static final Duration FIRST_CALL = Duration.ofSeconds(5);

  /** No more than what is promised for a failure; that the machine starts a node costs time. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final String added;
  private final long asked;
  private final long ready;
  private final int live;
  private final Duration firstCall;
  private final Duration longestPause;

  /**
   * @param added the new node's name
   * @param asked when it was started, by the callers' clock
   * @param ready when it was ready, by this process's nano time
   * @param live so many calls were live, those with the first indexes
   * @param patience how many times the promised times may be taken
   */
  AddJudge(String added, long asked, long ready, int live, int patience) {
    this.added = added;
    this.asked = asked;
    this.ready = ready;
    this.live = live;
    this.firstCall = FIRST_CALL.multipliedBy(patience);
    this.longestPause = LONGEST_PAUSE.multipliedBy(patience);
  }

  /**
   * Says what held.
   *
   * @param answered when each call was answered, by index and by this process's nano time
   */
  void judge(
      List<HeardCall> heard, Map<Integer, Long> answered, StoredCalls stored, Verdict verdict) {
    long refused = heard.stream().filter(call -> call.index() >= live && !call.answered()).count();
    verdict.check("there was no room before", refused > 0, refused + " were refused");
    OptionalLong first =
        heard.stream()
            .filter(this::isOnAdded)
            .flatMap(call -> Stream.ofNullable(answered.get(call.index())))
            .mapToLong(at -> (at - ready) / 1_000_000)
            .min();
    verdict.check(
        "the new node answers a call within " + firstCall.toMillis() + " ms of being ready",
        first.isPresent() && first.getAsLong() <= firstCall.toMillis(),
        first.isPresent() ? first.getAsLong() + " ms" : "it has none");
    List<HeardCall> old = heard.stream().filter(call -> call.index() < live).toList();
    long moved = old.stream().filter(call -> stored.facts(call.callId()).resumed() > 0).count();
    verdict.check("no live call moves", moved == 0, moved + " of " + old.size());
    long pause =
        old.stream()
                .mapToLong(call -> Outage.longestPause(call.sound(), asked, Long.MAX_VALUE))
                .max()
                .orElse(0)
            / 1_000_000;
    verdict.check(
        "no live call has a pause over " + longestPause.toMillis() + " ms",
        pause <= longestPause.toMillis(),
        pause + " ms");
    long without =
        heard.stream()
            .filter(HeardCall::answered)
            .filter(call -> stored.bookedBy(call.callId()) != 1)
            .count();
    verdict.check("every caller who was answered books once", without == 0, without + " did not");
    verdict.check("the journal is sound", stored.sound(), stored.verification() + "");
    verdict
        .figure("answered", heard.stream().filter(HeardCall::answered).count())
        .figure("refused_before", refused)
        .figure("on_new_node", heard.stream().filter(this::isOnAdded).count())
        .figure("first_call_after_ms", first.orElse(-1))
        .figure("moved", moved)
        .figure("longest_pause_ms", pause);
  }

  private boolean isOnAdded(HeardCall call) {
    return CallId.parse(call.callId())
        .filter(id -> id.shard().nodeName().equals(added))
        .isPresent();
  }
}
