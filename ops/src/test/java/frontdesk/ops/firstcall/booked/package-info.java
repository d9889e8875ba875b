/** Whole spoken calls: what is booked, what replay says of it, and where no word may stand. */
@NullMarked
package frontdesk.ops.firstcall.booked;

import org.jspecify.annotations.NullMarked;
