package frontdesk.engine.booking;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import java.util.List;

/** An appointment and all that it occupies. */
record Booking(Appointment appointment, List<Occupied> occupied) {
  Booking {
    occupied = List.copyOf(occupied);
  }
}
