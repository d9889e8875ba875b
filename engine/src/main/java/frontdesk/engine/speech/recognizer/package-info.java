/**
 * The embedded recognizers' common part: a bounded pool of decoders behind the recognizer port.
 *
 * <p><i>IO flow:</i> AudioFrame {@literal >} session's buffer {@literal >} bounded queue {@literal
 * >} worker thread with its own UtteranceDecoder {@literal >} Transcript.
 */
@NullMarked
package frontdesk.engine.speech.recognizer;

import org.jspecify.annotations.NullMarked;
