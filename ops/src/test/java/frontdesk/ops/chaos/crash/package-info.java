/** The parts of crash runs on planted violations; and the runs, few. */
@NullMarked
package frontdesk.ops.chaos.crash;

import org.jspecify.annotations.NullMarked;
