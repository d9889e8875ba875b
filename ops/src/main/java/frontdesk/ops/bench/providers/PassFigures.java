package frontdesk.ops.bench.providers;

import frontdesk.engine.call.brain.BrainNews;
import frontdesk.ops.bench.node.Percentiles;
import frontdesk.ops.bench.providers.ProvidersJudge.Engine;
import frontdesk.ops.bench.providers.ProvidersJudge.Wait;
import frontdesk.ops.bench.providers.Served.Step;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What one pass came to; times in milliseconds. The means of the shares add up to that of the
 * total, the percentiles do not.
 *
 * @param total from the caller's last audible packet sent to the first one heard
 * @param endOfTurn until the caller was taken to have finished
 * @param recognizer then, until the final transcript
 * @param model then, until the sentence that is said was whole
 * @param voice then, until its first audio
 * @param engine the rest: everything that is nobody's pace
 * @param engineToModel of it, before the recognizer or the model was asked
 * @param engineToSay of it, from the model's words to the call's saying them
 * @param engineToVoice of it, then, to the voice's being asked for them
 * @param engineToCaller of it, from the voice's first audio to the caller's ear
 * @param turns sentences that were read
 * @param leftOut sentences that were cut off, said into the far end's words, or answered by rules
 * @param news how often what came of asking the model
 */
record PassFigures(
    Times total,
    Times endOfTurn,
    Times recognizer,
    Times model,
    Times voice,
    Times engine,
    Times engineToModel,
    Times engineToSay,
    Times engineToVoice,
    Times engineToCaller,
    int turns,
    int leftOut,
    Map<BrainNews, Integer> news) {
  PassFigures {
    news = new TreeMap<>(news);
  }

  /** A time as percentiles and mean. */
  record Times(double p50Ms, double p95Ms, double meanMs) {
    private static final double NANOS_PER_MS = 1e6;

    static Times of(Collection<Long> nanos) {
      Percentiles all = Percentiles.of(nanos);
      double mean = nanos.stream().mapToLong(Long::longValue).average().orElse(-NANOS_PER_MS);
      return new Times(
          all.ms(0.5), all.ms(0.95), Math.round(mean / NANOS_PER_MS * 1_000) / 1_000.0);
    }
  }

  static PassFigures of(List<Wait> waits, int leftOut, Map<BrainNews, Integer> news) {
    return new PassFigures(
        Times.of(waits.stream().map(Wait::total).toList()),
        Times.of(waits.stream().map(Wait::endOfTurn).toList()),
        of(waits, Step.RECOGNIZER),
        of(waits, Step.MODEL),
        of(waits, Step.VOICE),
        engine(waits, Engine::total),
        engine(waits, Engine::toModel),
        engine(waits, Engine::toSay),
        engine(waits, Engine::toVoice),
        engine(waits, Engine::toCaller),
        waits.size(),
        leftOut,
        news);
  }

  private static Times engine(List<Wait> waits, ToLongFunction<Engine> part) {
    return Times.of(waits.stream().map(wait -> part.applyAsLong(wait.engine())).toList());
  }

  private static Times of(List<Wait> waits, Step step) {
    return Times.of(waits.stream().map(wait -> wait.of(step)).toList());
  }
}
