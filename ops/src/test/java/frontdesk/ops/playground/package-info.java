/** The playground's own words and files; its processes are tried by the scenarios that use it. */
@NullMarked
package frontdesk.ops.playground;

import org.jspecify.annotations.NullMarked;
