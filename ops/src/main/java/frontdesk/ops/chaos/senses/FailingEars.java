package frontdesk.ops.chaos.senses;

import frontdesk.engine.speech.recognizer.UtteranceDecoder;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Recognizers' engines that fail before they begin with an utterance. */
record FailingEars(Fault fault) implements UnaryOperator<UtteranceDecoder.Factory> {
  @Override
  public UtteranceDecoder.Factory apply(UtteranceDecoder.Factory engines) {
    return () -> new Failing(engines.open(), fault);
  }

  /** Engines that hear nothing and need no memory: for nodes that are called by keys. */
  static UtteranceDecoder.Factory deaf(UtteranceDecoder.Factory engines) {
    return Deaf::new;
  }

  private record Failing(UtteranceDecoder engine, Fault fault) implements UtteranceDecoder {
    @Override
    public SortedSet<String> prepare(Grammar grammar) {
      return engine.prepare(grammar);
    }

    @Override
    public List<Hypothesis> decode(
        short[] samples, int length, Grammar grammar, int maxAlternatives) {
      fault.strike();
      return engine.decode(samples, length, grammar, maxAlternatives);
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  private static final class Deaf implements UtteranceDecoder {
    @Override
    public SortedSet<String> prepare(Grammar grammar) {
      return new TreeSet<>();
    }

    @Override
    public List<Hypothesis> decode(
        short[] samples, int length, Grammar grammar, int maxAlternatives) {
      return List.of();
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
