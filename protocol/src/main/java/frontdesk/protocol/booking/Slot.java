package frontdesk.protocol.booking;

import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of one practitioner's time for one service.
 *
 * @param start inclusive
 * @param duration its end is exclusive: back-to-back slots do not overlap
 */
public record Slot(
    ServiceId service, PractitionerId practitioner, Instant start, Duration duration) {
  /** The first instant after the slot. */
  public Instant end() {
    return start.plus(duration);
  }

  /** Whether both need the same instant, whoever the practitioner is. */
  public boolean overlaps(Instant otherStart, Instant otherEnd) {
    return start.isBefore(otherEnd) && otherStart.isBefore(end());
  }
}
