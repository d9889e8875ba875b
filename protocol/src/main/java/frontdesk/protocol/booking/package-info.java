/** Words and events of the appointment ledger and of promised callbacks. */
@NullMarked
package frontdesk.protocol.booking;

import org.jspecify.annotations.NullMarked;
