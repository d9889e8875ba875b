/**
 * Registration at a trunk's registrar (RFC 3261 section 10) with digest (RFC 7616, RFC 8760).
 *
 * <p>IO flow: RegistrationOrder &gt; Registration &gt; REGISTER &gt; RegistrarLink &gt;
 * transaction; response &gt; DigestChallenge &gt; DigestAnswers &gt; REGISTER again; what came of
 * it &gt; RegistrationListener. Everything here runs on the signalling thread.
 */
@NullMarked
package frontdesk.engine.sip.registration;

import org.jspecify.annotations.NullMarked;
