/**
 * Addresses as SIP and SDP write them: transports, IP literals and networks in CIDR form. Nothing
 * here ever asks a name server.
 */
@NullMarked
package frontdesk.engine.sip.network;

import org.jspecify.annotations.NullMarked;
