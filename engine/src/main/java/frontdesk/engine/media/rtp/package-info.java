/**
 * RTP as RFC 3550 has it: the header read and written, sequence numbers judged, sources admitted.
 *
 * <p><i>IO flow</i>: datagram &rarr; RtpHeader &rarr; SourceGate &rarr; JitterBuffer or
 * KeyReceiver.
 */
@NullMarked
package frontdesk.engine.media.rtp;

import org.jspecify.annotations.NullMarked;
