package frontdesk.ops.bench.calls;

import frontdesk.ops.bench.node.Percentiles;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the callers saw in one step.
 *
 * @param rate INVITEs a second that were due
 * @param offered INVITEs that were sent, each counted once
 * @param completed calls whose INVITE and BYE were both answered with 200
 * @param failed calls whose INVITE or BYE was not, but for refusals, and those that the node ended
 * @param refused refusals by status
 * @param p50Ms from INVITE to 200
 * @param answersRepeated 200s to an INVITE that came again
 * @param sentLateP99Ms how much later than due INVITEs were sent: the callers' own fault
 * @param rtpPackets audio that came from the node's lines
 * @param callersDrops datagrams that the kernel dropped at the callers' sockets
 */
public record CallsStep(
    double rate,
    double seconds,
    int offered,
    int completed,
    int failed,
    Map<Integer, Integer> refused,
    double p50Ms,
    double p95Ms,
    double p99Ms,
    double longestMs,
    int invitesRepeated,
    int byesRepeated,
    int answersRepeated,
    double sentLateP99Ms,
    long rtpPackets,
    long callersDrops) {
  public CallsStep {
    refused = new TreeMap<>(refused);
  }

  static CallsStep of(
      double rate, double seconds, CallTally tally, long rtpPackets, long callersDrops) {
    Percentiles setup = Percentiles.of(tally.setupNanos());
    return new CallsStep(
        rate,
        seconds,
        tally.offered(),
        tally.completed(),
        tally.failed(),
        tally.refused(),
        setup.ms(0.5),
        setup.ms(0.95),
        setup.ms(0.99),
        setup.ms(1),
        tally.inviteRepeats(),
        tally.byeRepeats(),
        tally.answerRepeats(),
        Percentiles.of(tally.lateNanos()).ms(0.99),
        rtpPackets,
        callersDrops);
  }

  /** Refusals of any status. */
  public int refusals() {
    return refused.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Whether every call of it was set up and ended, and no datagram was dropped.
   *
   * @param nodeDrops datagrams that were dropped on their way to the node, as far as is known
   */
  public boolean clean(long nodeDrops) {
    return offered > 0
        && completed == offered
        && failed == 0
        && refused.isEmpty()
        && callersDrops == 0
        && nodeDrops == 0;
  }
}
