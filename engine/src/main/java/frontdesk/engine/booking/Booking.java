package frontdesk.engine.booking;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.id.ResourceId;
import java.util.List;

/** An appointment and all that it occupies. */
record Booking(Appointment appointment, List<ResourceId> resources) {
  Booking {
    resources = List.copyOf(resources);
  }
}
