/**
 * What the vendors' recognizers share: the ear of a call on one connection, its utterances one
 * after another; uploads of whole utterances; and words as the ports want them.
 *
 * <p><i>IO flow:</i> AudioFrame {@literal >} mu-law octets {@literal >} WebSocket or request
 * {@literal >} vendor {@literal >} {@link frontdesk.engine.provider.ear.Reader} {@literal >}
 * Transcript.
 */
@NullMarked
package frontdesk.engine.provider.ear;

import org.jspecify.annotations.NullMarked;
