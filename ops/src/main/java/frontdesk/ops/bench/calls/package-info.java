/**
 * How many calls a second a node sets up and ends, each of them in the journal.
 *
 * <p><i>IO flow</i>: calls-far-end (a process of its own: CallLoad, a thread with one SIP socket,
 * LoadCall for each call) &harr; SIP &harr; a node of this process, or the nodes of a cluster;
 * CallTally &rarr; CallsStep (JSON, a line) &rarr; OfferedCalls &rarr; CallsFigures.
 */
@NullMarked
package frontdesk.ops.bench.calls;

import org.jspecify.annotations.NullMarked;
