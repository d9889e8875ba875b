package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;

/** One fault of a cluster. Blocks the thread that runs it, for up to some minutes. */
interface ClusterScenario {
  /** What it is called on the command line. */
  String name();

  /** One sentence: what breaks, and what must hold. */
  String promise();

  /**
   * Breaks it, and looks.
   *
   * @param plan of the cluster that it starts
   * @throws Exception when the fault could not be made: the scenario says nothing then
   */
  Verdict run(ClusterPlan plan, ChaosRun run) throws Exception;
}
