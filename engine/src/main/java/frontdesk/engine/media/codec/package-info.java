/**
 * G.711: linear samples to octets and back.
 *
 * <p><i>IO flow</i>: RTP payload &rarr; G711 &rarr; samples, and the same backwards.
 */
@NullMarked
package frontdesk.engine.media.codec;

import org.jspecify.annotations.NullMarked;
