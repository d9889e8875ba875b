/** The clinic's side of bookings: promised callbacks are listed, taken on and done. */
@NullMarked
package frontdesk.ops.booking;

import org.jspecify.annotations.NullMarked;
