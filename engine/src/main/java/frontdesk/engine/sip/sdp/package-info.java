/**
 * Session descriptions (RFC 4566) and the offer/answer model (RFC 3264) for one G.711 audio stream.
 *
 * <p>IO flow: body text &gt; SdpParser &gt; SessionDescription &gt; OfferAnswer &gt; MediaSession
 * for the media line, and the answer text.
 */
@NullMarked
package frontdesk.engine.sip.sdp;

import org.jspecify.annotations.NullMarked;
