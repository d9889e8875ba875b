/**
 * Lines and the media loop: every call's socket, RTP, jitter buffer and playout, owned by the node.
 *
 * <p><i>IO flow</i>: UDP &rarr; SourceGate &rarr; JitterBuffer &rarr; AudioSink; Playout &rarr;
 * G711 &rarr; UDP, both on the 20 ms tick of a media-loop thread.
 */
@NullMarked
package frontdesk.engine.media;

import org.jspecify.annotations.NullMarked;
