/** The judges of scenarios on several nodes, on planted violations; and the scenarios, small. */
@NullMarked
package frontdesk.ops.chaos.cluster;

import org.jspecify.annotations.NullMarked;
