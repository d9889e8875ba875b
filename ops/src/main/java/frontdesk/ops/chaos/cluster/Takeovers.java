package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long the calls of a node that is killed take to be heard again, step by step. */
public final class Takeovers {
  private Takeovers() {}

  /**
   * Starts a cluster, lets callers call, and kills a node under them; blocks for some minutes.
   *
   * @param oldest whether it is the one where the cluster's own work is done, else another one
   * @return names of figures and their values, in milliseconds from the death; what callers heard,
   *     and what the nodes that live were at
   * @throws Exception when the cluster or the callers could not be started
   */
  public static Map<String, Object> measure(
      ClusterPlan plan, ChaosRun run, int calls, boolean oldest) throws Exception {
    Verdict verdict = new CallsUnderFault(calls, new KilledNode(oldest)).run(plan, run);
    Map<String, Object> figures = new LinkedHashMap<>();
    for (String name : new String[] {"oldest", "moved", "steps_ms", "no_packets_ms", "gap_ms"}) {
      figures.put(name, verdict.figures().getOrDefault(name, ""));
    }
    figures.put("broken", verdict.broken().stream().map(Verdict.Check::promise).toList());
    return figures;
  }
}
