/**
 * Faults of the store: a disk that is full or read-only, a database server that stops and comes
 * back.
 *
 * <p><i>IO flow:</i> a {@link frontdesk.ops.chaos.store.StoreNode} (a process) is called by {@link
 * frontdesk.ops.chaos.CallerProcess}es and asked by {@link frontdesk.ops.chaos.store.SipQuestion}
 * while a {@link frontdesk.ops.chaos.store.StoreFault} lasts; what callers heard, what the node
 * logged and what stands in its store ({@link frontdesk.ops.chaos.store.StoredBookings}) become a
 * verdict.
 */
@NullMarked
package frontdesk.ops.chaos.store;

import org.jspecify.annotations.NullMarked;
