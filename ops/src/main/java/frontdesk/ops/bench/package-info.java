/**
 * Benchmarks: each measures one promise of speed or size and ends with one JSON line.
 *
 * <p>Load comes from a process of its own, never from the one that is measured.
 */
@NullMarked
package frontdesk.ops.bench;

import org.jspecify.annotations.NullMarked;
