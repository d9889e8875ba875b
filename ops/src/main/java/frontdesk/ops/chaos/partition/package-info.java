/**
 * Networks that break: nodes in network namespaces of their own are cut off silently, in one
 * direction, or by resets, while callers talk and clients book. The scenarios {@code partition} and
 * {@code hostloss} of {@code chaos}.
 *
 * <p><b>IO flow</b>: Nets (ip) &gt; node processes; clients in them (BookersCommand) &gt; History
 * &gt; LinearizabilityCheck; what callers heard, packets that each node sent (VoiceMeter), and what
 * is stored (StoredLedgers) &gt; pure judges &gt; Verdict.
 */
@NullMarked
package frontdesk.ops.chaos.partition;

import org.jspecify.annotations.NullMarked;
