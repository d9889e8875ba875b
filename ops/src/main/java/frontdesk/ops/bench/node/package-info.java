/**
 * What benchmarks of a whole node share: a node on a fresh embedded store, the process that calls
 * it, and percentiles.
 *
 * <p><i>IO flow</i>: a temporary directory &rarr; BenchNode (this process) &harr; SIP and RTP
 * &harr; LoadProcess; its orders and reports pass through pipes, line by line.
 */
@NullMarked
package frontdesk.ops.bench.node;

import org.jspecify.annotations.NullMarked;
