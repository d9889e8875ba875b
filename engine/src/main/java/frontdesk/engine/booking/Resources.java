package frontdesk.engine.booking;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ResourceId;
import java.util.List;

/** What an appointment occupies: today its practitioner alone. */
final class Resources {
  private Resources() {}

  static List<ResourceId> of(Slot slot) {
    return List.of(of(slot.practitioner()));
  }

  static ResourceId of(PractitionerId practitioner) {
    return new ResourceId(practitioner.value());
  }
}
