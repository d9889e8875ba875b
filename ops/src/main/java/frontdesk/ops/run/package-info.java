/** The command that runs a node until it is told to stop. */
@NullMarked
package frontdesk.ops.run;

import org.jspecify.annotations.NullMarked;
