/**
 * How long a caller waits for an answer where ears, mind and voice are a vendor's, and which part
 * of that is the engine's own: calls against the vendors' stand-ins at the published pace.
 *
 * <p><i>IO flow</i>: ProvidersPlan (a file) &rarr; providers-far-end (a process of its own: callers
 * and StandIns) &harr; SIP and RTP, HTTP and WebSockets &harr; a node of this process, watched by
 * ProvidersWatch; the callers' moments, the stand-ins' Served and the node's decisions &rarr;
 * ProvidersJudge &rarr; ProvidersFigures.
 */
@NullMarked
package frontdesk.ops.bench.providers;

import org.jspecify.annotations.NullMarked;
