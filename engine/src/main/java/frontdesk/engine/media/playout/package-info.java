/**
 * What a line says: clips, streams of synthesized speech, comfort noise, the holding announcement.
 *
 * <p><i>IO flow</i>: Clip or AudioStream &rarr; Playout &rarr; the outgoing packet.
 */
@NullMarked
package frontdesk.engine.media.playout;

import org.jspecify.annotations.NullMarked;
