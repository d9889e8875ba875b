package frontdesk.ops.chaos.cluster;

import frontdesk.protocol.booking.Slot;
import java.util.List;

/**
 * An appointment as it stands in a ledger.
 *
 * @param call the id of the call that made it
 */
public record Booking(String clinic, Slot slot, String call) {
  /** Whether two of them cannot both be kept. */
  boolean clashes(Booking other) {
    return clinic.equals(other.clinic)
        && slot.practitioner().equals(other.slot.practitioner())
        && slot.overlaps(other.slot.start(), other.slot.end());
  }

  /** Pairs that cannot both be kept. */
  static long clashing(List<Booking> all) {
    long pairs = 0;
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs += all.get(i).clashes(all.get(j)) ? 1 : 0;
      }
    }
    return pairs;
  }
}
