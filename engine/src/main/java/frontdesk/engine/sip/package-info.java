/**
 * Frontdesk's own SIP user agent (RFC 3261, 3264, 6026): sockets in, calls out.
 *
 * <p>IO flow: transport &gt; TransactionLayer &gt; UserAgent (in-dialog requests by call id) &gt;
 * UserAgentListener; IncomingCall, DialogRecord &gt; UserAgent &gt; transaction &gt; transport. All
 * state is owned by one signalling thread; the public methods may be called from any thread.
 */
@NullMarked
package frontdesk.engine.sip;

import org.jspecify.annotations.NullMarked;
