/** Commands about the journal as a whole, and about what must not stay readable. */
@NullMarked
package frontdesk.ops.audit;

import org.jspecify.annotations.NullMarked;
