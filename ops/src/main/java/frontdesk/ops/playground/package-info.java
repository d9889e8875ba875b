/**
 * A cluster on this machine to try things on: PostgreSQL and nodes as processes of their own, which
 * can be killed, drained and added. The command {@code cluster} drives it by hand, the scenarios of
 * {@code chaos} by program. Whatever a command begins outside of its own process ends with it
 * ({@link frontdesk.ops.playground.Endings}).
 *
 * <p><b>IO flow</b>: operator's lines &gt; ClusterShell &gt; Playground &gt; node processes
 * (signals); local sockets of the nodes &gt; NodeReport &gt; operator.
 */
@NullMarked
package frontdesk.ops.playground;

import org.jspecify.annotations.NullMarked;
