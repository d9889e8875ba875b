/** Commands about the journal as a whole. */
@NullMarked
package frontdesk.ops.audit;

import org.jspecify.annotations.NullMarked;
