package frontdesk.ops.bench.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What the benchmark of call set-ups came to.
 *
 * @param setupsPerS of the highest step that was clean; 0 if none was
 * @param p99Ms from INVITE to 200 in that step, or in the lowest one if none was
 * @param goalPerS what it is meant to be
 * @param clean whether any step was
 * @param steps all of them, those that failed too
 * @param holdMs from the ACK to the BYE
 * @param slots calls that the node took at once
 */
record CallsFigures(
    double setupsPerS,
    double p99Ms,
    double goalPerS,
    boolean clean,
    List<Step> steps,
    long holdMs,
    int slots) {
  static final double GOAL_PER_S = 100;

  /**
   * One step, seen from both ends.
   *
   * @param nodeDrops datagrams that the kernel dropped at the node's SIP socket
   * @param nodeCores processors that the node's process kept busy
   */
  record Step(CallsStep callers, long nodeDrops, double nodeCores) {
    boolean clean() {
      return callers.clean(nodeDrops);
    }
  }

  CallsFigures {
    steps = List.copyOf(steps);
  }

  /** Reads the figures of one step or more, in the order in which they were run. */
  static CallsFigures of(List<Step> steps, long holdMs, int slots) {
    Step best = null;
    Step lowest = steps.get(0);
    for (Step step : steps) {
      double rate = step.callers().rate();
      if (step.clean() && (best == null || rate > best.callers().rate())) {
        best = step;
      }
      lowest = rate < lowest.callers().rate() ? step : lowest;
    }
    Step told = best == null ? lowest : best;
    return new CallsFigures(
        best == null ? 0 : best.callers().rate(),
        told.callers().p99Ms(),
        GOAL_PER_S,
        best != null,
        steps,
        holdMs,
        slots);
  }

  boolean meetsGoal() {
    return setupsPerS >= GOAL_PER_S;
  }

  /** One line of JSON; names in lower case with underscores. */
  String json() throws JsonProcessingException {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build()
        .writeValueAsString(this);
  }
}
