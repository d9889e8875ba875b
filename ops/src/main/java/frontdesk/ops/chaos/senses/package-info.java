/**
 * Faults of the senses, the clock and memory: engines that hang or throw, a wall clock that is set
 * by an hour, more calls and datagrams than a small node can serve, a process that stands still.
 *
 * <p><i>IO flow:</i> a {@link frontdesk.ops.chaos.senses.TroubledNode} runs in this process with a
 * fault between its pools and its speech engines, or with a clock that can be set; callers are
 * processes of their own; what was promised is read from their measurements and from the node's
 * journal. Under memory pressure the node is a process with a small heap; what is stopped is a
 * process of its own.
 */
@NullMarked
package frontdesk.ops.chaos.senses;

import org.jspecify.annotations.NullMarked;
