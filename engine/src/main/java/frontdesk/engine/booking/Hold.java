package frontdesk.engine.booking;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A slot that is kept for a call.
 *
 * @param until the first instant at which it is kept no longer
 * @param caller whom it counts for, by keyed hash; empty for nobody
 */
record Hold(
    HoldId id,
    Slot slot,
    List<ResourceId> resources,
    CallId call,
    Instant until,
    Optional<String> caller) {
  Hold {
    resources = List.copyOf(resources);
  }
}
