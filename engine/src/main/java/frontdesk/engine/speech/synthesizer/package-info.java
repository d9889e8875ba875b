/**
 * The embedded synthesizers: FreeTTS in this process, flite and espeak-ng as processes.
 *
 * <p><i>IO flow:</i> text {@literal >} bounded queue {@literal >} worker with a Voice {@literal >}
 * Finish(rate 8 kHz, level, soft ends) {@literal >} listener or PhraseCache {@literal >} playout.
 */
@NullMarked
package frontdesk.engine.speech.synthesizer;

import org.jspecify.annotations.NullMarked;
