/**
 * SIP messages (RFC 3261 sections 7, 20 and 25): immutable records, a parser with hard limits and a
 * writer.
 *
 * <p>IO flow: octets &gt; SipParser &gt; ParseResult (message, refusal or discard); SipMessage &gt;
 * SipWriter &gt; octets. Text is ISO 8859-1 throughout, so that each char is one octet and echoes
 * are exact.
 */
@NullMarked
package frontdesk.engine.sip.message;

import org.jspecify.annotations.NullMarked;
