/**
 * Whole nodes for the acceptance tests: one in this JVM or one in a process of its own, waiting for
 * conditions, and the check that a call leaves nothing behind.
 */
@NullMarked
package frontdesk.ops.firstcall.harness;

import org.jspecify.annotations.NullMarked;
