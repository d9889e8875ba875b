/**
 * The pure-Java recognizer: sphinx4 with a grammar of its own building and a phone loop beside it.
 *
 * <p><i>IO flow:</i> 8 kHz samples {@literal >} Upsampled {@literal >} cepstra {@literal >}
 * SphinxScorer(grammar states, phone loop) {@literal >} words and their margins {@literal >}
 * hypotheses.
 */
@NullMarked
package frontdesk.engine.speech.sphinx;

import org.jspecify.annotations.NullMarked;
