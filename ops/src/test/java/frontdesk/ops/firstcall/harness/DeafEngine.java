package frontdesk.ops.firstcall.harness;

import frontdesk.engine.speech.recognizer.UtteranceDecoder;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A recognizer's engine that takes any grammar and hears nothing. */
final class DeafEngine implements UtteranceDecoder {
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
