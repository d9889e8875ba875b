/**
 * Sockets: UDP and TCP over IPv4 and IPv6 on one selector thread.
 *
 * <p>IO flow: socket &gt; StreamFramer (TCP) &gt; SipParser &gt; Receiver; SipMessage &gt;
 * SipWriter &gt; socket.
 */
@NullMarked
package frontdesk.engine.sip.transport;

import org.jspecify.annotations.NullMarked;
