/**
 * What a stranger sees on the wire: the client here is sockets and text, and uses no class of the
 * user agent's parser or writer.
 *
 * <p>IO flow: RawSipClient &lt;-&gt; real UDP and TCP &lt;-&gt; UserAgent &gt; TestDesk.
 */
@NullMarked
package frontdesk.engine.sip.wire;

import org.jspecify.annotations.NullMarked;
