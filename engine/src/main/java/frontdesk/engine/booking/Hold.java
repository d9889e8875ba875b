package frontdesk.engine.booking;

import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A slot that is kept for a call.
 *
 * @param needs all that an appointment in its place would occupy
 * @param taken what it keeps others from: its needs, without what the appointment that it replaces
 *     occupied when it was placed
 * @param until the first instant at which it is kept no longer
 * @param caller whom it counts for, by keyed hash; empty for nobody
 * @param replaces an appointment that is to move here
 */
record Hold(
    HoldId id,
    Slot slot,
    List<Occupied> needs,
    List<Occupied> taken,
    CallId call,
    Instant until,
    Optional<String> caller,
    Optional<AppointmentId> replaces) {
  Hold {
    needs = List.copyOf(needs);
    taken = List.copyOf(taken);
  }
}
