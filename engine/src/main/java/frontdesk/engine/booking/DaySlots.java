package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.PractitionerId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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
      add(practitioner, date, byStart);
    }
    return List.copyOf(byStart.values());
  }

  /**
   * The same start with whomever it leaves no gap: of those who are as little busy that day as the
   * one chosen, the first for whom it joins other work, or the beginning or end of their hours.
   * Longer services find room in what is left then.
   */
  Slot packed(Slot slot) {
    if (practitioners.size() < 2 || preferred.isPresent() || leavesNoGap(slot)) {
      return slot;
    }
    Duration busyness = busyOn(slot);
    return practitioners.stream()
        .map(one -> new Slot(slot.service(), one.id(), slot.start(), slot.duration()))
        .filter(other -> busyOn(other).equals(busyness))
        .filter(other -> hours.refusal(other, now).isEmpty() && leavesNoGap(other))
        .findFirst()
        .orElse(slot);
  }

  private Duration busyOn(Slot slot) {
    ZoneId zone = hours.catalogue().zone();
    LocalDate date = slot.start().atZone(zone).toLocalDate();
    return busy.busy(
        Resources.of(slot.practitioner()),
        date.atStartOfDay(zone).toInstant(),
        date.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** Whether it is free, and what comes right before or after it is work, or no working hours. */
  private boolean leavesNoGap(Slot slot) {
    return Resources.choose(hours.catalogue(), slot, busy::isFree).stream()
        .map(occupied -> occupied.get(0))
        .anyMatch(
            own ->
                hours.isEdge(slot)
                    || !busy.isFree(own.resource(), own.from().minusNanos(1), own.from())
                    || !busy.isFree(own.resource(), own.to(), own.to().plusNanos(1)));
  }

  /**
   * Whether anybody works long enough at a time of day between these: far cheaper than looking for
   * what is free, and never wrong about a no. A stretch in which clocks change may be any time.
   */
  boolean isWorked(LocalDate date, LocalTime from, LocalTime to) {
    return practitioners.stream()
        .flatMap(practitioner -> hours.on(date, practitioner).stream())
        .anyMatch(stretch -> hasStart(stretch, from, to));
  }

  private boolean hasStart(WorkingHours.Stretch stretch, LocalTime from, LocalTime to) {
    ZonedDateTime first = stretch.from().atZone(hours.catalogue().zone());
    ZonedDateTime last = stretch.to().minus(service.duration()).atZone(hours.catalogue().zone());
    if (last.isBefore(first)) {
      return false;
    }
    boolean plain =
        first.getOffset().equals(last.getOffset())
            && first.toLocalDate().equals(last.toLocalDate());
    return !plain || !(first.toLocalTime().isAfter(to) || last.toLocalTime().isBefore(from));
  }

  /** The preferred one first, then the least busy; how busy is looked up once for each. */
  private List<Practitioner> inOrderOfChoice(LocalDate date) {
    if (practitioners.size() < 2) {
      return practitioners;
    }
    Catalogue catalogue = hours.catalogue();
    Instant from = date.atStartOfDay(catalogue.zone()).toInstant();
    Instant to = date.plusDays(1).atStartOfDay(catalogue.zone()).toInstant();
    return practitioners.stream()
        .map(p -> new Choice(p, busy.busy(Resources.of(p.id()), from, to)))
        .sorted(
            Comparator.comparing(
                    (Choice choice) ->
                        !preferred.map(choice.practitioner().id()::equals).orElse(false))
                .thenComparing(Choice::busy))
        .map(Choice::practitioner)
        .toList();
  }

  private record Choice(Practitioner practitioner, Duration busy) {}

  /** Looks only at starts at which nobody before was free: most are settled by the first few. */
  private void add(Practitioner practitioner, LocalDate date, Map<Instant, Slot> byStart) {
    Duration step = hours.catalogue().booking().slotStep();
    Instant latest = hours.latestStart(now);
    Instant earliest = hours.earliestStart(now);
    for (WorkingHours.Stretch stretch : hours.on(date, practitioner)) {
      Instant start = stretch.firstStart(earliest, step);
      while (!start.plus(service.duration()).isAfter(stretch.to()) && !start.isAfter(latest)) {
        if (!byStart.containsKey(start)) {
          Slot slot = new Slot(service.id(), practitioner.id(), start, service.duration());
          if (Resources.choose(hours.catalogue(), slot, busy::isFree).isPresent()) {
            byStart.put(start, slot);
          }
        }
        start = start.plus(step);
      }
    }
  }
}
