/** Commands about bookings and callbacks. */
@NullMarked
package frontdesk.ops.booking;

import org.jspecify.annotations.NullMarked;
