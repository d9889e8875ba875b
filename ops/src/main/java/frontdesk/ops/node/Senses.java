package frontdesk.ops.node;

import frontdesk.engine.speech.recognizer.UtteranceDecoder;
import frontdesk.engine.speech.synthesizer.TextVoice;
import java.util.function.UnaryOperator;

/**
 * What stands between a node's pools of speech engines and the engines themselves. Nothing does,
 * unless somebody wants to see how a node gets on with engines that fail.
 *
 * @param ears around whatever opens the recognizer's engines
 * @param voices around whatever opens the synthesizer's voices
 */
public record Senses(
    UnaryOperator<UtteranceDecoder.Factory> ears, UnaryOperator<TextVoice.Factory> voices) {
  /** The engines as they are. */
  public static final Senses SOUND = new Senses(UnaryOperator.identity(), UnaryOperator.identity());
}
