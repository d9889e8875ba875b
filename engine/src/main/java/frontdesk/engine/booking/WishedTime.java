package frontdesk.engine.booking;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;

/** The time of day that a query wishes: one exactly, a window, or any. Pure. */
record WishedTime(SlotQuery query, ZoneId zone) {
  boolean fits(Slot slot) {
    return !isBefore(slot) && !isAfter(slot);
  }

  /** Whether the slot starts earlier in its day than wished. */
  boolean isBefore(Slot slot) {
    return time(slot).isBefore(from());
  }

  /** Whether the slot starts later in its day than wished. */
  boolean isAfter(Slot slot) {
    return time(slot).isAfter(to());
  }

  /**
   * Orders slots of one day by how far from the wish they start, the earlier of two alike first.
   */
  Comparator<Slot> nearestFirst() {
    return Comparator.comparing(this::distance).thenComparing(Slot::start);
  }

  private Duration distance(Slot slot) {
    if (isBefore(slot)) {
      return Duration.between(time(slot), from());
    }
    return isAfter(slot) ? Duration.between(to(), time(slot)) : Duration.ZERO;
  }

  /** The earliest time of day that fits. */
  LocalTime from() {
    return query.exact().or(query::earliest).orElse(LocalTime.MIN);
  }

  /** The latest time of day that fits. */
  LocalTime to() {
    return query.exact().or(query::latest).orElse(LocalTime.MAX);
  }

  private LocalTime time(Slot slot) {
    return slot.start().atZone(zone).toLocalTime();
  }
}
