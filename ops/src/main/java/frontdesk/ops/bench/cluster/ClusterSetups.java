package frontdesk.ops.bench.cluster;

import frontdesk.ops.bench.calls.CallsStep;
import frontdesk.ops.bench.calls.OfferedCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calls set up and ended on the nodes of one cluster, which callers of another process take turns
 * to call: more a second from step to step, until a step is not clean.
 *
 * @param rates calls a second, of all nodes together, one for each step
 * @param seconds of a step
 */
record ClusterSetups(List<Double> rates, int seconds) {
  private static final long HOLD_MS = 500;
  private static final int WARM_UP_S = 5;

  ClusterSetups {
    rates = rates.stream().sorted().toList();
  }

  /**
   * Measures; blocks.
   *
   * @param nodes their SIP addresses
   * @param called a clinic's number
   * @param before figures of fewer nodes
   */
  ClusterFigures.Setups measure(
      List<String> nodes,
      String called,
      List<ClusterFigures.Setups> before,
      Consumer<String> people)
      throws IOException {
    List<CallsStep> steps = new ArrayList<>();
    try (OfferedCalls callers = OfferedCalls.to(nodes, called, HOLD_MS)) {
      callers.step(rates.get(0), WARM_UP_S);
      boolean clean = true;
      for (int i = 0; i < rates.size() && clean; i++) {
        CallsStep step = callers.step(rates.get(i), seconds);
        clean = step.clean(0);
        steps.add(step);
        people.accept(
            "%d nodes, %.0f calls a second: %d of %d completed, %d failed, %d refused; p50 %.1f ms, p99 %.1f ms: %s"
                .formatted(
                    nodes.size(),
                    step.rate(),
                    step.completed(),
                    step.offered(),
                    step.failed(),
                    step.refusals(),
                    step.p50Ms(),
                    step.p99Ms(),
                    clean ? "clean" : "not clean"));
      }
    }
    return ClusterFigures.Setups.of(nodes.size(), steps, before);
  }
}
