package frontdesk.engine.booking;

import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.ResourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sums and differences of the stretches that resources are busy. Pure. */
final class Stretches {
  private Stretches() {}

  /** What an event says is occupied. */
  static List<Occupied> of(
      List<ResourceId> resources, Optional<List<Occupied>> occupied, Slot slot) {
    return occupied.orElseGet(() -> just(resources, slot));
  }

  /** What an event has to say of these; nothing when each resource is busy for just the slot. */
  static Optional<List<Occupied>> stored(List<Occupied> stretches, Slot slot) {
    return stretches.equals(just(resources(stretches), slot))
        ? Optional.empty()
        : Optional.of(stretches);
  }

  /** The resources, each once, in order. */
  static List<ResourceId> resources(List<Occupied> stretches) {
    return stretches.stream().map(Occupied::resource).distinct().toList();
  }

  /** What is left of some stretches without others. */
  static List<Occupied> without(List<Occupied> stretches, List<Occupied> others) {
    List<Occupied> left = stretches;
    for (Occupied other : others) {
      List<Occupied> next = new ArrayList<>();
      for (Occupied each : left) {
        cut(each, other, next);
      }
      left = next;
    }
    return List.copyOf(left);
  }

  private static void cut(Occupied each, Occupied other, List<Occupied> left) {
    if (!each.resource().equals(other.resource()) || !overlap(each, other)) {
      left.add(each);
      return;
    }
    add(each.resource(), each.from(), other.from(), left);
    add(each.resource(), other.to(), each.to(), left);
  }

  private static void add(ResourceId resource, Instant from, Instant to, List<Occupied> left) {
    if (from.isBefore(to)) {
      left.add(new Occupied(resource, from, to));
    }
  }

  private static boolean overlap(Occupied one, Occupied other) {
    return one.from().isBefore(other.to()) && other.from().isBefore(one.to());
  }

  private static List<Occupied> just(List<ResourceId> resources, Slot slot) {
    return resources.stream()
        .map(resource -> new Occupied(resource, slot.start(), slot.end()))
        .toList();
  }
}
