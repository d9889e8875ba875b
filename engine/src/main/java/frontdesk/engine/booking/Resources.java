package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.ServiceRules;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an appointment occupies: its practitioner and, if its service needs one, a room, both from
 * its service's time before it to the time after. The times before and after may reach out of
 * working hours and into breaks, but into no other appointment's. Pure.
 */
final class Resources {
  private Resources() {}

  static ResourceId of(PractitionerId practitioner) {
    return new ResourceId(practitioner.value());
  }

  /**
   * Everything for a slot at once: the practitioner and the first room that may be had with them.
   *
   * @param mayHave whether all of these stretches may be had
   * @return empty when the practitioner, or every room, is taken
   */
  static Optional<List<Occupied>> choose(
      Catalogue catalogue, Slot slot, Predicate<List<Occupied>> mayHave) {
    ServiceRules rules =
        catalogue.service(slot.service()).map(Service::rules).orElse(ServiceRules.NONE);
    Instant from = slot.start().minus(rules.bufferBefore());
    Instant to = slot.end().plus(rules.bufferAfter());
    Occupied practitioner = new Occupied(of(slot.practitioner()), from, to);
    if (rules.rooms().isEmpty()) {
      return Optional.of(List.of(practitioner)).filter(mayHave);
    }
    return rules.rooms().stream()
        .map(room -> List.of(practitioner, new Occupied(room, from, to)))
        .filter(mayHave)
        .findFirst();
  }
}
