/** A clinic that is copied while it is called, and goes on from the copy. */
@NullMarked
package frontdesk.ops.backup;

import org.jspecify.annotations.NullMarked;
