/** Calls whose appointment is still there on another database and after a restart. */
@NullMarked
package frontdesk.ops.firstcall.booked;

import org.jspecify.annotations.NullMarked;
