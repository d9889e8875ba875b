/**
 * SIP transactions (RFC 3261 section 17 with RFC 6026): one function per state of the RFC.
 *
 * <p>IO flow: Receiver &gt; TransactionLayer &gt; transaction &gt; TransactionUser; TransactionUser
 * &gt; transaction &gt; MessageTransport. Everything here runs on the signalling thread.
 */
@NullMarked
package frontdesk.engine.sip.transaction;

import org.jspecify.annotations.NullMarked;
