package frontdesk.engine.speech.recognizer;

import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;

/**
 * One speech engine with its memory: understands one utterance after another. Used and closed by
 * the one worker thread that opened it.
 */
public interface UtteranceDecoder extends AutoCloseable {
  /**
   * Compiles a grammar, or finds it compiled.
   *
   * @return words of the grammar that the engine cannot pronounce; phrases with them are not heard
   * @throws IllegalArgumentException where the text is no usable grammar
   */
  SortedSet<String> prepare(Grammar grammar);

  /**
   * Understands one utterance.
   *
   * @param samples linear audio at 8 kHz
   * @param length how many of them
   * @param maxAlternatives the most hypotheses wanted
   * @return best first; empty where nothing in the grammar fits
   */
  List<Hypothesis> decode(short[] samples, int length, Grammar grammar, int maxAlternatives);

  @Override
  void close();

  /** Opens decoders, each on the thread that will use it. */
  @FunctionalInterface
  interface Factory {
    /** Loads an engine; may take seconds. */
    UtteranceDecoder open() throws IOException;
  }
}
