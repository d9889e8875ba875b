package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.engine.booking.WaitingList.Place;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.AppointmentCancelled;
import frontdesk.protocol.booking.LedgerEvent.AppointmentMoved;
import frontdesk.protocol.booking.LedgerEvent.HoldExpired;
import frontdesk.protocol.booking.LedgerEvent.HoldsReleased;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.LedgerEvent.OfferExpired;
import frontdesk.protocol.booking.LedgerEvent.OfferRefused;
import frontdesk.protocol.booking.LedgerEvent.SlotOffered;
import frontdesk.protocol.booking.LedgerEvent.WaitingEnded;
import frontdesk.protocol.booking.LedgerEvent.WaitingListLeft;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Offers slots that became free to those who wait. Pure.
 *
 * <p>Whoever comes first on the list gets the first slot that fits their wish and was not free
 * before: one that needs some of what was given up. What was free all along is offered to nobody:
 * it is there for whoever calls.
 */
record FreedSlots(AppointmentLedger.Dependencies dependencies, LedgerRules rules) {
  /** What an event gives up of what was taken before it. */
  static List<Occupied> by(LedgerState before, LedgerEvent event) {
    if (event instanceof HoldExpired expired) {
      return before.hold(expired.hold()).map(Hold::taken).orElse(List.of());
    } else if (event instanceof HoldsReleased released) {
      return released.holds().stream()
          .flatMap(id -> before.hold(id).stream())
          .flatMap(hold -> hold.taken().stream())
          .toList();
    } else if (event instanceof AppointmentCancelled cancelled) {
      return before.booking(cancelled.appointment()).map(Booking::occupied).orElse(List.of());
    } else if (event instanceof AppointmentMoved moved) {
      return before.booking(moved.appointment().id()).map(Booking::occupied).orElse(List.of());
    } else if (event instanceof OfferExpired expired) {
      return before.waiting().keptFor(expired.entry());
    } else if (event instanceof OfferRefused refused) {
      return before.waiting().keptFor(refused.entry());
    } else if (event instanceof WaitingListLeft left) {
      return before.waiting().keptFor(left.entry());
    } else if (event instanceof WaitingEnded ended) {
      return before.waiting().keptFor(ended.entry());
    }
    return List.of();
  }

  /** The next offer to be made of what was given up; empty when there is none. */
  Optional<LedgerEvent> offer(LedgerState state, List<Occupied> freed, EventHeader header) {
    if (freed.isEmpty()) {
      return Optional.empty();
    }
    for (Place place : rules.inTurn(state.waiting())) {
      if (place.offer().isEmpty()) {
        Optional<LedgerEvent> offer = offerTo(place, state, freed, header);
        if (offer.isPresent()) {
          return offer;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<LedgerEvent> offerTo(
      Place place, LedgerState state, List<Occupied> freed, EventHeader header) {
    ZoneId zone = catalogue().zone();
    Instant now = header.at();
    return candidates(place, state, freed, now)
        .filter(slot -> rules.mayOffer(place, slot, zone))
        .filter(slot -> until(slot, now).isAfter(now))
        .filter(slot -> mayHave(state, place.entry().patient(), slot, now))
        .flatMap(slot -> wasTaken(slot, state, freed).stream().map(needs -> new Fit(slot, needs)))
        // What lies wholly in what was given up comes first: the rest was free before.
        .min(Comparator.comparing(fit -> !isWithin(fit.needs().get(0), freed)))
        .map(
            fit ->
                new SlotOffered(
                    header,
                    place.entry().id(),
                    fit.slot(),
                    Stretches.resources(fit.needs()),
                    Stretches.stored(fit.needs(), fit.slot()),
                    until(fit.slot(), now)));
  }

  /** Whether it can be theirs: beside what they have, or instead of a later one for the same. */
  private boolean mayHave(LedgerState state, PatientId patient, Slot slot, Instant now) {
    return rules.unfit(state, catalogue(), patient, slot).isEmpty()
        || state.appointmentsOf(patient, now).stream()
            .filter(own -> own.slot().service().equals(slot.service()))
            .filter(own -> own.slot().start().isAfter(slot.start()))
            .limit(1)
            .anyMatch(
                own ->
                    rules
                        .unfit(state.withoutBooking(own.id()), catalogue(), patient, slot)
                        .isEmpty());
  }

  private record Fit(Slot slot, List<Occupied> needs) {}

  /** Free slots of the days on which something was given up, by day, practitioner and start. */
  private Stream<Slot> candidates(
      Place place, LedgerState state, List<Occupied> freed, Instant now) {
    Optional<Service> service = catalogue().service(place.entry().wish().service());
    if (service.isEmpty()) {
      return Stream.empty();
    }
    List<Practitioner> practitioners =
        catalogue().practitionersFor(service.get().id()).stream()
            .filter(p -> place.entry().wish().practitioner().map(p.id()::equals).orElse(true))
            .toList();
    TreeSet<LocalDate> days = new TreeSet<>();
    freed.forEach(each -> days.add(LocalDate.ofInstant(each.from(), catalogue().zone())));
    days.removeIf(
        day ->
            day.isBefore(place.entry().wish().from()) || day.isAfter(place.entry().wish().until()));
    WorkingHours hours = new WorkingHours(catalogue());
    return days.stream()
        .flatMap(
            day ->
                practitioners.stream()
                    .flatMap(
                        p ->
                            new DaySlots(
                                    hours,
                                    state.timetable(),
                                    now,
                                    service.get(),
                                    List.of(p),
                                    Optional.empty())
                                .on(day).stream()));
  }

  /** What a slot needs, if it could not be had before: some of that was given up. */
  private Optional<List<Occupied>> wasTaken(Slot slot, LedgerState state, List<Occupied> freed) {
    return Resources.choose(catalogue(), slot, state.timetable()::isFree)
        .filter(
            needs ->
                needs.stream().anyMatch(need -> freed.stream().anyMatch(f -> overlap(need, f))));
  }

  private static boolean isWithin(Occupied need, List<Occupied> freed) {
    return freed.stream()
        .anyMatch(
            each ->
                each.resource().equals(need.resource())
                    && !need.from().isBefore(each.from())
                    && !need.to().isAfter(each.to()));
  }

  private static boolean overlap(Occupied one, Occupied other) {
    return one.resource().equals(other.resource())
        && one.from().isBefore(other.to())
        && other.from().isBefore(one.to());
  }

  /** It is kept for a while, but never when it can be booked no longer. */
  private Instant until(Slot slot, Instant now) {
    Duration most = dependencies.settings().waiting().offerFor();
    Instant last = slot.start().minus(catalogue().booking().leadTime());
    Instant end = now.plus(most);
    return end.isBefore(last) ? end : last;
  }

  private Catalogue catalogue() {
    return dependencies.catalogue().get();
  }
}
