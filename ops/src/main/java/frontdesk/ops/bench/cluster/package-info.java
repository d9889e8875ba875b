/**
 * Figures of several nodes on one database: the ledgers' commands a second over one, ten and a
 * hundred clinics, calls set up a second, what one more node adds, and how long each step of a
 * takeover takes.
 *
 * <p>IO flow: {@link frontdesk.ops.bench.cluster.ClusterBenchCommand} &gt; orders &gt; {@link
 * frontdesk.ops.bench.cluster.ClusterLedgerCommand} (a node each) &gt; ledger commands; durations,
 * as JSON &gt; {@code ClusterSizes}; calls go to the same nodes from a process of {@link
 * frontdesk.ops.bench.calls.OfferedCalls}.
 */
@NullMarked
package frontdesk.ops.bench.cluster;

import org.jspecify.annotations.NullMarked;
