package frontdesk.ops.bench.turn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.bench.node.Percentiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the benchmark of turns came to; times in milliseconds, -1 where nothing was measured.
 *
 * @param p50Ms from the decision that the caller has finished to the first packet of the answer,
 *     with ears and a voice that take no time
 * @param mouthToEarP50Ms from the caller's last audible packet sent to the first one heard, with
 *     embedded speech
 * @param endOfTurnP95Ms from the caller's last audible packet to the decision, with embedded speech
 * @param cutoffs sentences, with and without pauses, that were taken to be over while audible
 *     packets of them were still to come
 * @param cutoffsByPauseMs the same by the pause within the sentence, as "2 of 12"; 0 is no pause
 * @param afterTurnP50Ms from the decision to the first audible packet heard, with embedded speech
 * @param turns sentences from which the engine's share was read
 * @param spokenTurns sentences from which the caller's wait was read
 * @param hesitations sentences with a pause inside
 * @param leftOut sentences said into the far end's words, or without an answer
 * @param callsAtOnce calls at a time
 * @param clockUncertainMs how sharply the clocks of both processes could be compared
 */
record TurnFigures(
    double p50Ms,
    double p95Ms,
    double mouthToEarP50Ms,
    double mouthToEarP95Ms,
    double endOfTurnP95Ms,
    int cutoffs,
    Map<Integer, String> cutoffsByPauseMs,
    double p99Ms,
    double endOfTurnP50Ms,
    double afterTurnP50Ms,
    double afterTurnP95Ms,
    int turns,
    int spokenTurns,
    int hesitations,
    int leftOut,
    int callsAtOnce,
    double clockUncertainMs) {
  static final double GOAL_P50_MS = 10;
  static final double GOAL_P95_MS = 50;
  static final double GOAL_MOUTH_TO_EAR_P50_MS = 800;
  static final double GOAL_MOUTH_TO_EAR_P95_MS = 1_300;

  private static final double NANOS_PER_MS = 1e6;

  TurnFigures {
    cutoffsByPauseMs = new TreeMap<>(cutoffsByPauseMs);
  }

  /**
   * Reads the figures.
   *
   * @param instant sentences to ears and a voice that take no time, with and without pauses
   * @param embedded sentences to embedded speech, without pauses
   */
  static TurnFigures of(
      TurnJudge instant, TurnJudge embedded, int callsAtOnce, long clockUncertainNanos) {
    Percentiles engine =
        Percentiles.of(instant.answered().stream().map(TurnJudge.Answered::engineNanos).toList());
    Percentiles mouthToEar =
        Percentiles.of(
            embedded.answered().stream().map(TurnJudge.Answered::mouthToEarNanos).toList());
    Percentiles endOfTurn =
        Percentiles.of(
            embedded.answered().stream().map(TurnJudge.Answered::endOfTurnNanos).toList());
    Percentiles afterTurn =
        Percentiles.of(embedded.answered().stream().map(TurnJudge.Answered::engineNanos).toList());
    return new TurnFigures(
        engine.ms(0.5),
        engine.ms(0.95),
        mouthToEar.ms(0.5),
        mouthToEar.ms(0.95),
        endOfTurn.ms(0.95),
        instant.cutOffs().size() + embedded.cutOffs().size(),
        byPause(instant, embedded),
        engine.ms(0.99),
        endOfTurn.ms(0.5),
        afterTurn.ms(0.5),
        afterTurn.ms(0.95),
        engine.count(),
        mouthToEar.count(),
        (int)
            instant.turns().stream()
                .filter(turn -> Hesitation.pauseMs(turn.line()).isPresent())
                .count(),
        leftOut(instant) + leftOut(embedded),
        callsAtOnce,
        Math.round(clockUncertainNanos / NANOS_PER_MS * 1_000) / 1_000.0);
  }

  private static int leftOut(TurnJudge judge) {
    return judge.of(TurnJudge.Crossed.class).size() + judge.of(TurnJudge.Unanswered.class).size();
  }

  private static Map<Integer, String> byPause(TurnJudge instant, TurnJudge embedded) {
    Map<Integer, int[]> counts = new TreeMap<>();
    for (TurnJudge judge : List.of(instant, embedded)) {
      for (TurnJudge.Judged turn : judge.turns()) {
        int[] count =
            counts.computeIfAbsent(Hesitation.pauseMs(turn.line()).orElse(0), pause -> new int[2]);
        count[0] += turn instanceof TurnJudge.CutOff ? 1 : 0;
        count[1]++;
      }
    }
    Map<Integer, String> texts = new TreeMap<>();
    counts.forEach((pause, count) -> texts.put(pause, count[0] + " of " + count[1]));
    return texts;
  }

  /** Whether both percentiles of the engine's share meet the goal. */
  boolean engineMeetsGoal() {
    return turns > 0 && p50Ms <= GOAL_P50_MS && p95Ms <= GOAL_P95_MS;
  }

  /** Whether both percentiles of the caller's wait meet the goal. */
  boolean waitMeetsGoal() {
    return spokenTurns > 0
        && mouthToEarP50Ms <= GOAL_MOUTH_TO_EAR_P50_MS
        && mouthToEarP95Ms <= GOAL_MOUTH_TO_EAR_P95_MS;
  }

  /** One line of JSON; names in lower case with underscores. */
  String json() throws JsonProcessingException {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build()
        .writeValueAsString(this);
  }
}
