/** Deepgram: streaming by Nova, turns by Flux, whole recordings. */
@NullMarked
package frontdesk.engine.provider.deepgram;

import org.jspecify.annotations.NullMarked;
