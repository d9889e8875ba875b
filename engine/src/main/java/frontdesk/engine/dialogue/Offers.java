package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.ToolAnswer;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of the free slots are worth offering: neighbours a quarter of an hour apart are not. */
final class Offers {
  /** How many free slots are looked at for each one that is offered. */
  private static final int SEEN_PER_OFFER = 6;

  private Offers() {}

  /** How many slots to search for. */
  static int wanted(int offers, Optional<LocalTime> exact) {
    return exact.isPresent() ? offers : offers * SEEN_PER_OFFER;
  }

  /**
   * The slots to offer: the nearest to a wished time as they were found; over a wished day evenly;
   * of the first days, or where any time will do, the first that do not overlap.
   */
  static List<Slot> pick(SlotQuery query, ToolAnswer.SlotsFound found, int limit) {
    List<Slot> slots = found.slots();
    if (query.exact().isPresent() || !found.exactFit()) {
      return slots.stream().limit(limit).toList();
    }
    boolean earliest = query.earliest().equals(Optional.of(LocalTime.MIN));
    return query.date().isPresent() && !earliest ? spread(slots, limit) : apart(slots, limit);
  }

  private static List<Slot> spread(List<Slot> slots, int limit) {
    if (slots.size() <= limit || limit < 2) {
      return slots.stream().limit(limit).toList();
    }
    List<Slot> picked = new ArrayList<>();
    for (int i = 0; i < limit; i++) {
      picked.add(slots.get(i * (slots.size() - 1) / (limit - 1)));
    }
    return List.copyOf(picked);
  }

  private static List<Slot> apart(List<Slot> slots, int limit) {
    List<Slot> picked = new ArrayList<>();
    for (Slot slot : slots) {
      boolean apart = picked.stream().noneMatch(other -> slot.overlaps(other.start(), other.end()));
      if (apart && picked.size() < limit) {
        picked.add(slot);
      }
    }
    return List.copyOf(picked);
  }
}
