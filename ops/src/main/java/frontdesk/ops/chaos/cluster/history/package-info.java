/**
 * Whether what the clients of a clinic's ledger saw can have happened one after the other: the
 * histories of its slots are checked for linearizability. Pure.
 *
 * <p>The notion is Herlihy and Wing's (Linearizability: a correctness condition for concurrent
 * objects, TOPLAS 1990); the search is Wing and Gong's (Testing and verifying concurrent objects,
 * JPDC 1993) with Lowe's memory of what was tried (Testing for linearizability, CCPE 2017), on each
 * group of slots by itself (locality, Herlihy and Wing section 3).
 *
 * <p><b>IO flow</b>: Operations &gt; SlotGroups &gt; LinearizabilityCheck over SlotsState &gt;
 * Finding.
 */
@NullMarked
package frontdesk.ops.chaos.cluster.history;

import org.jspecify.annotations.NullMarked;
