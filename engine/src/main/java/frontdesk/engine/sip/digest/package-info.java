/**
 * Proof by digest (RFC 7616, RFC 8760): the algorithms, and the proof that we ask of callers whom
 * no network vouches for.
 *
 * <p>IO flow: request &gt; {@link frontdesk.engine.sip.digest.CallerProof} &gt; {@link
 * frontdesk.engine.sip.digest.CallerProof.Verdict}. On the signalling thread.
 */
@NullMarked
package frontdesk.engine.sip.digest;

import org.jspecify.annotations.NullMarked;
