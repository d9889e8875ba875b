/** The judges of broken networks, on planted violations; and one broken network, small. */
@NullMarked
package frontdesk.ops.chaos.partition;

import org.jspecify.annotations.NullMarked;
