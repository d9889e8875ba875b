/** The judge of the hour of calls, shown what it must refuse. */
@NullMarked
package frontdesk.ops.chaos.day;

import org.jspecify.annotations.NullMarked;
