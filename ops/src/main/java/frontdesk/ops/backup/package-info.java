/** Commands that copy the embedded store while calls run, and put a copy back. */
@NullMarked
package frontdesk.ops.backup;

import org.jspecify.annotations.NullMarked;
