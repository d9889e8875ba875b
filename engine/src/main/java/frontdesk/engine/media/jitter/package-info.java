/**
 * The adaptive jitter buffer and the concealment of what never came.
 *
 * <p><i>IO flow</i>: decoded packets in network order &rarr; JitterBuffer &rarr; LossConcealer
 * &rarr; a steady 20 ms frame.
 */
@NullMarked
package frontdesk.engine.media.jitter;

import org.jspecify.annotations.NullMarked;
