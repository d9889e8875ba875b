/**
 * Hearing and speaking with what is built in: which recognizer a node uses, and the packages that
 * do the work.
 *
 * <p><i>IO flow:</i> frames {@literal >} activity {@literal >} recognizer (sphinx, pocketsphinx)
 * {@literal >} Transcript {@literal >} language; sentence {@literal >} synthesizer {@literal >}
 * samples.
 */
@NullMarked
package frontdesk.engine.speech;

import org.jspecify.annotations.NullMarked;
