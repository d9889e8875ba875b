/**
 * Addresses as SIP and SDP write them: transports, IP literals and networks in CIDR form. Nothing
 * here\n * ever asks a name server.\n
 */
@NullMarked
package frontdesk.engine.sip.network;

import org.jspecify.annotations.NullMarked;
