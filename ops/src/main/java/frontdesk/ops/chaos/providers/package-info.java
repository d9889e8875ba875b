/**
 * Providers that fail: every kind of provider, in every way, at every moment of a call, each by a
 * real call to a node whose providers are stand-ins that speak the vendors' wire.
 *
 * <p><i>IO flow:</i> a caller of this process speaks over SIP and RTP with a node of this process;
 * the node's adapters speak with {@link frontdesk.ops.provider.fake} over HTTP and WebSocket. What
 * was promised is read from the caller's received packets, the journal, and what voices were asked
 * to say.
 */
@NullMarked
package frontdesk.ops.chaos.providers;

import org.jspecify.annotations.NullMarked;
