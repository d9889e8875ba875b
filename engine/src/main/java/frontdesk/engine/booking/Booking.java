package frontdesk.engine.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An appointment and all that it occupies.
 *
 * @param since when it was booked, or moved to where it is
 * @param reminded the last reminder that was due since then: so long before it
 * @param followedUp whether what comes after it was brought to mind
 */
record Booking(
    Appointment appointment,
    List<Occupied> occupied,
    Instant since,
    Optional<Duration> reminded,
    boolean followedUp) {
  @JsonCreator
  Booking {
    occupied = List.copyOf(occupied);
  }

  /** One of which nobody was reminded. */
  Booking(Appointment appointment, List<Occupied> occupied, Instant since) {
    this(appointment, occupied, since, Optional.empty(), false);
  }

  Booking reminded(Duration before) {
    return new Booking(appointment, occupied, since, Optional.of(before), followedUp);
  }

  Booking withFollowUp() {
    return new Booking(appointment, occupied, since, reminded, true);
  }
}
