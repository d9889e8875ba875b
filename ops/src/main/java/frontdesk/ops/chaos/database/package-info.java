/**
 * Faults of the database that several nodes share, under bookings from all of them: what was
 * promised is there, nothing else is, and the nodes go on by themselves.
 *
 * <p>IO flow: orders on standard input &gt; {@code WritersCommand} (a node) &gt; {@code Writers}
 * &gt; the ledgers' own commands; what they were told, as JSON &gt; {@link
 * frontdesk.ops.chaos.database.DatabaseJudge}.
 */
@NullMarked
package frontdesk.ops.chaos.database;

import org.jspecify.annotations.NullMarked;
