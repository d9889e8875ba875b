/**
 * The playground's own words and files, and that nothing of it is left behind; its processes are
 * tried by the scenarios that use it.
 */
@NullMarked
package frontdesk.ops.playground;

import org.jspecify.annotations.NullMarked;
