/**
 * The native recognizer of Debian's libpocketsphinx3 and pocketsphinx-en-us, called through JNA.
 *
 * <p><i>IO flow:</i> 8 kHz samples {@literal >} less noise {@literal >} 16 kHz with a little of
 * another {@literal >} grammar search, then phone loop {@literal >} segments and their margins
 * {@literal >} hypothesis.
 */
@NullMarked
package frontdesk.engine.speech.pocketsphinx;

import org.jspecify.annotations.NullMarked;
