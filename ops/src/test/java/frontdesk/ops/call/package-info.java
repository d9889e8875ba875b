/** Tests of summaries in sentences. */
@NullMarked
package frontdesk.ops.call;

import org.jspecify.annotations.NullMarked;
