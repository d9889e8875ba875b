/** The checks of the store's faults, on planted violations. */
@NullMarked
package frontdesk.ops.chaos.store;

import org.jspecify.annotations.NullMarked;
