package frontdesk.engine.provider.resilience;

import frontdesk.protocol.provider.LanguageModel;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Language models in order as one: whoever reports something first is heard to the end, and nobody
 * is asked again after that, so that no word and no tool comes twice. Any thread.
 */
public final class FallbackModel implements LanguageModel {
  /**
   * Deadlines of one answer.
   *
   * @param firstToken of each attempt, waiting for room included
   * @param betweenTokens later on
   * @param hedgeAfter without a first token another model is asked beside the slow one
   * @param longest for an answer that never stops
   */
  public record Deadlines(
      Duration firstToken, Duration betweenTokens, Duration hedgeAfter, Duration longest) {}

  private final Lineup<LanguageModel> lineup;
  private final Deadlines deadlines;

  public FallbackModel(
      List<Candidate<LanguageModel>> candidates,
      Retries retries,
      Deadlines deadlines,
      Timing timing,
      Attempts told) {
    this(new Lineup<>(candidates, retries, timing, told), deadlines);
  }

  private FallbackModel(Lineup<LanguageModel> lineup, Deadlines deadlines) {
    this.lineup = lineup;
    this.deadlines = deadlines;
  }

  /** The same models and gates; one more is told of the attempts, such as a call's meter. */
  public FallbackModel toldTo(Attempts other) {
    return new FallbackModel(lineup.toldTo(other), deadlines);
  }

  /** The same for those of these names, in their order; gates and budget stay shared. */
  public FallbackModel ordered(List<String> names) {
    return new FallbackModel(lineup.ordered(names), deadlines);
  }

  /** The same with something around each of them, by its name, such as a call's meter. */
  public FallbackModel around(BiFunction<String, LanguageModel, LanguageModel> each) {
    return new FallbackModel(lineup.around(each), deadlines);
  }

  @Override
  public String name() {
    return lineup.name();
  }

  @Override
  public Answer ask(Prompt prompt, Listener listener) {
    AnswerSought answer =
        new AnswerSought(
            prompt,
            listener,
            lineup.course(lineup.candidates()),
            new AnswerSought.With(deadlines, lineup.timing(), lineup.told()));
    answer.begin();
    return answer;
  }

  /** Closes them all. */
  @Override
  public void close() {
    lineup.candidates().forEach(candidate -> candidate.port().close());
  }
}
