package frontdesk.ops.bench.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What the benchmark of providers came to; times in milliseconds, -1 where nothing was measured.
 *
 * @param p50Ms from the caller's last audible packet sent to the first one heard, with early start
 * @param engineP95Ms what is neither the end of the turn nor a vendor's pace, of the worse pass
 * @param cold with early start, while the process is some minutes old and still being compiled
 * @param seed of the vendors' pace
 * @param callsAtOnce calls at a time
 * @param betweenTokensMs between two words of the model's answers
 */
record ProvidersFigures(
    double p50Ms,
    double p95Ms,
    double engineP95Ms,
    PassFigures cold,
    PassFigures early,
    PassFigures late,
    long seed,
    int callsAtOnce,
    long betweenTokensMs,
    double clockUncertainMs) {
  static final double GOAL_P50_MS = 800;
  static final double GOAL_P95_MS = 1_300;
  static final double GOAL_ENGINE_P95_MS = 50;

  private static final double NANOS_PER_MS = 1e6;

  /**
   * Reads the figures of both passes.
   *
   * @param cold as early, in a process that has just started
   * @param early the model is asked while a caller pauses
   * @param late the model is asked when a caller has finished
   */
  static ProvidersFigures of(
      PassFigures cold,
      PassFigures early,
      PassFigures late,
      ProvidersPlan plan,
      long clockUncertainNanos) {
    return new ProvidersFigures(
        early.total().p50Ms(),
        early.total().p95Ms(),
        Math.max(early.engine().p95Ms(), late.engine().p95Ms()),
        cold,
        early,
        late,
        plan.seed(),
        plan.atOnce(),
        plan.paces().betweenTokensMs(),
        Math.round(clockUncertainNanos / NANOS_PER_MS * 1_000) / 1_000.0);
  }

  /** One line of JSON; names in lower case with underscores. */
  String json() throws JsonProcessingException {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build()
        .writeValueAsString(this);
  }
}
