/**
 * Scenarios on several nodes: one is killed, drained, stopped or cut off while calls go on, and the
 * callers, a process of their own, say what they heard. Subcommands of {@code chaos}.
 *
 * <p><b>IO flow</b>: plan &gt; callers' process &gt; SIP and RTP &gt; nodes; what was heard
 * (SoundLog) and what is stored (StoredCalls) &gt; a pure judge &gt; Verdict.
 */
@NullMarked
package frontdesk.ops.chaos.cluster;

import org.jspecify.annotations.NullMarked;
