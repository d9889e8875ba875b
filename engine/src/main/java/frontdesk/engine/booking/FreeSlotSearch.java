package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.protocol.booking.LedgerProtocol.FreeSlots;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the free slots that fit a wish best: a pure function of the catalogue, what is taken, the
 * time and the wish.
 *
 * <p>Order: what fits the whole wish; the nearest before and the nearest after it on the wished
 * day; the same on the next days; then whatever is nearest, day by day; last, earlier days. Of
 * several practitioners free at one time the preferred is named, else the least busy that day; of
 * those the one whom it leaves no gap, else the first in the catalogue.
 */
final class FreeSlotSearch {
  private final SlotQuery query;
  private final WishedTime wish;
  private final DaySlots days;
  private final LocalDate today;
  private final LocalDate lastDay;
  private final int limit;
  private final Set<Slot> found = new LinkedHashSet<>();
  private final Map<LocalDate, List<Slot>> seen = new HashMap<>();

  private FreeSlotSearch(SlotQuery query, DaySlots days, Instant now, int limit) {
    this.query = query;
    this.days = days;
    this.limit = limit;
    Catalogue catalogue = days.hours().catalogue();
    this.wish = new WishedTime(query, catalogue.zone());
    this.today = now.atZone(catalogue.zone()).toLocalDate();
    this.lastDay = days.hours().latestStart(now).atZone(catalogue.zone()).toLocalDate();
  }

  /**
   * Free slots, best first.
   *
   * @param busy appointments and live holds
   * @param maxSlots at most so many, whatever the query's limit
   */
  static FreeSlots find(
      Catalogue catalogue, Timetable busy, Instant now, SlotQuery query, int maxSlots) {
    Optional<Service> service = catalogue.service(query.service());
    List<Practitioner> practitioners =
        catalogue.practitionersFor(query.service()).stream()
            .filter(p -> query.practitioner().map(p.id()::equals).orElse(true))
            .toList();
    int limit = Math.min(query.limit(), maxSlots);
    if (service.isEmpty() || practitioners.isEmpty() || limit <= 0) {
      return new FreeSlots(List.of(), false);
    }
    DaySlots days =
        new DaySlots(
            new WorkingHours(catalogue),
            busy,
            now,
            service.get(),
            practitioners,
            query.preferred());
    FreeSlotSearch search = new FreeSlotSearch(query, days, now, limit);
    boolean exactFit = query.date().map(search::onWished).orElseGet(search::onFirstDays);
    return new FreeSlots(search.found.stream().map(days::packed).toList(), exactFit);
  }

  private boolean onWished(LocalDate date) {
    return query.until().map(until -> onWishedDays(date, until)).orElseGet(() -> onWishedDay(date));
  }

  /** What fits on any of the wished days; else the nearest to the wish, there and after them. */
  private boolean onWishedDays(LocalDate from, LocalDate until) {
    LocalDate first = from.isBefore(today) ? today : from;
    between(first, until, this::fitting);
    boolean exactFit = !found.isEmpty();
    if (!exactFit) {
      between(first, until, this::nearestOn);
      fromDay(dayAfter(until), this::firstFitting);
      fromDay(dayAfter(until), this::nearestOn);
    }
    return exactFit;
  }

  private boolean onWishedDay(LocalDate date) {
    List<Slot> day = slotsOn(date);
    fitting(date).forEach(this::add);
    boolean exactFit = !found.isEmpty();
    if (exactFit && query.exact().isEmpty()) {
      return true;
    }
    nearestAround(day).forEach(this::add);
    LocalDate next = dayAfter(date);
    fromDay(next, this::firstFitting);
    byDistance(day).forEach(this::add);
    fromDay(next, this::nearestOn);
    if (found.isEmpty()) {
      LocalDate last = dayBefore(date);
      beforeDay(last, this::firstFitting);
      beforeDay(last, this::nearestOn);
    }
    return exactFit;
  }

  private boolean onFirstDays() {
    fromDay(today, this::fitting);
    if (!found.isEmpty()) {
      return true;
    }
    fromDay(today, this::nearestOn);
    return false;
  }

  /** The first day after the wished one that may have slots; a wish may be any day at all. */
  private LocalDate dayAfter(LocalDate date) {
    if (date.isBefore(today)) {
      return today;
    }
    return date.isAfter(lastDay) ? lastDay.plusDays(1) : date.plusDays(1);
  }

  /** The last day before the wished one that may have slots. */
  private LocalDate dayBefore(LocalDate date) {
    if (date.isAfter(lastDay)) {
      return lastDay;
    }
    return date.isBefore(today) ? today.minusDays(1) : date.minusDays(1);
  }

  private void beforeDay(LocalDate last, DayChoice choice) {
    for (LocalDate day = last; !isFull() && !day.isBefore(today); day = day.minusDays(1)) {
      choice.of(day).forEach(this::add);
    }
  }

  private void fromDay(LocalDate first, DayChoice choice) {
    between(first, lastDay, choice);
  }

  private void between(LocalDate first, LocalDate last, DayChoice choice) {
    LocalDate end = last.isAfter(lastDay) ? lastDay : last;
    for (LocalDate day = first; !isFull() && !day.isAfter(end); day = day.plusDays(1)) {
      choice.of(day).forEach(this::add);
    }
  }

  private List<Slot> slotsOn(LocalDate day) {
    if (day.isBefore(today) || day.isAfter(lastDay)) {
      return List.of();
    }
    return seen.computeIfAbsent(day, days::on);
  }

  /**
   * Slots of a day that fit the wish, the preferred practitioner's first; a day on which nobody
   * works then is not looked through.
   */
  private Stream<Slot> fitting(LocalDate day) {
    if (!seen.containsKey(day) && !days.isWorked(day, wish.from(), wish.to())) {
      return Stream.empty();
    }
    List<Slot> fits = slotsOn(day).stream().filter(wish::fits).toList();
    return Stream.concat(
        fits.stream().filter(this::isPreferred), fits.stream().filter(slot -> !isPreferred(slot)));
  }

  private Stream<Slot> firstFitting(LocalDate day) {
    return fitting(day).limit(1);
  }

  private Stream<Slot> nearestOn(LocalDate day) {
    return byDistance(slotsOn(day)).limit(1);
  }

  private Stream<Slot> nearestAround(List<Slot> day) {
    Optional<Slot> before = byDistance(day).filter(wish::isBefore).findFirst();
    Optional<Slot> after = byDistance(day).filter(wish::isAfter).findFirst();
    return byDistance(Stream.concat(before.stream(), after.stream()).toList());
  }

  private Stream<Slot> byDistance(List<Slot> slots) {
    return slots.stream().sorted(wish.nearestFirst());
  }

  private boolean isPreferred(Slot slot) {
    return query.preferred().map(slot.practitioner()::equals).orElse(false);
  }

  private boolean isFull() {
    return found.size() >= limit;
  }

  private void add(Slot slot) {
    if (!isFull()) {
      found.add(slot);
    }
  }

  /** Which of a day's slots are meant. */
  private interface DayChoice {
    Stream<Slot> of(LocalDate day);
  }
}
