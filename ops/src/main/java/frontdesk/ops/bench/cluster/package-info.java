/**
 * Figures of several nodes on one database: the ledgers' commands a second over one, ten and a
 * hundred clinics, and what one more node adds.
 *
 * <p>IO flow: {@link frontdesk.ops.bench.cluster.ClusterBenchCommand} &gt; orders &gt; {@link
 * frontdesk.ops.bench.cluster.ClusterLedgerCommand} (a node each) &gt; ledger commands; durations,
 * as JSON &gt; {@code ClusterLedgers}.
 */
@NullMarked
package frontdesk.ops.bench.cluster;

import org.jspecify.annotations.NullMarked;
