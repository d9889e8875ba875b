package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.PractitionerId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The free slots of a day for one service, one for each start at which anybody is free. Pure.
 *
 * @param practitioners who may be chosen, in catalogue order
 * @param preferred who is chosen when free
 */
record DaySlots(
    WorkingHours hours,
    Timetable busy,
    Instant now,
    Service service,
    List<Practitioner> practitioners,
    Optional<PractitionerId> preferred) {

  /** That day's free slots by start. */
  List<Slot> on(LocalDate date) {
    Map<Instant, Slot> byStart = new TreeMap<>();
    for (Practitioner practitioner : inOrderOfChoice(date)) {
      for (Slot slot : of(practitioner, date)) {
        byStart.putIfAbsent(slot.start(), slot);
      }
    }
    return List.copyOf(byStart.values());
  }

  private List<Practitioner> inOrderOfChoice(LocalDate date) {
    Comparator<Practitioner> preferredFirst =
        Comparator.comparing(p -> !preferred.map(p.id()::equals).orElse(false));
    return practitioners.stream()
        .sorted(preferredFirst.thenComparing(p -> busyOn(date, p)))
        .toList();
  }

  private Duration busyOn(LocalDate date, Practitioner practitioner) {
    Catalogue catalogue = hours.catalogue();
    return busy.busy(
        Resources.of(practitioner.id()),
        date.atStartOfDay(catalogue.zone()).toInstant(),
        date.plusDays(1).atStartOfDay(catalogue.zone()).toInstant());
  }

  private List<Slot> of(Practitioner practitioner, LocalDate date) {
    List<Slot> slots = new ArrayList<>();
    Duration step = hours.catalogue().booking().slotStep();
    Instant latest = hours.latestStart(now);
    for (WorkingHours.Stretch stretch : hours.on(date, practitioner)) {
      Instant start = stretch.firstStart(hours.earliestStart(now), step);
      while (!start.plus(service.duration()).isAfter(stretch.to()) && !start.isAfter(latest)) {
        Slot slot = new Slot(service.id(), practitioner.id(), start, service.duration());
        if (Resources.choose(hours.catalogue(), slot, busy::isFree).isPresent()) {
          slots.add(slot);
        }
        start = start.plus(step);
      }
    }
    return slots;
  }
}
