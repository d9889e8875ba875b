package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a clinic's practitioners can be booked by its catalogue, whoever is booked already. Pure.
 *
 * <p>Hours are turned into instants first and slots are counted in elapsed time from there, so a
 * day on which clocks change has as many slots as it has minutes, none of them doubled or lost.
 */
record WorkingHours(Catalogue catalogue) {
  /**
   * A stretch of work.
   *
   * @param grid slots start at whole steps after this
   * @param from the stretch begins
   * @param to the first instant after it
   */
  record Stretch(Instant grid, Instant from, Instant to) {
    /** The first start on the grid at or after that time and within the stretch. */
    Instant firstStart(Instant earliest, Duration step) {
      Instant begin = earliest.isAfter(from) ? earliest : from;
      Duration offset = Duration.between(grid, begin);
      long steps = offset.dividedBy(step);
      Instant start = grid.plus(step.multipliedBy(steps));
      return start.isBefore(begin) ? start.plus(step) : start;
    }

    private boolean covers(Slot slot) {
      return !slot.start().isBefore(from) && !slot.end().isAfter(to);
    }

    private boolean onGrid(Slot slot, Duration step) {
      return firstStart(slot.start(), step).equals(slot.start());
    }
  }

  /**
   * When a practitioner treats on a day: own hours within the clinic's, without breaks, in order.
   * What is left after a break keeps the grid of the hours that it lies in.
   */
  List<Stretch> on(LocalDate date, Practitioner practitioner) {
    List<Stretch> stretches = new ArrayList<>();
    if (catalogue.holidays().contains(date) || practitioner.isAway(date)) {
      return stretches;
    }
    for (Period own : practitioner.hours().on(date.getDayOfWeek())) {
      for (Period open : catalogue.openingHours().on(date.getDayOfWeek())) {
        Instant grid = at(date, own.from());
        Instant from = later(grid, at(date, open.from()));
        Instant to = earlier(at(date, own.to()), at(date, open.to()));
        if (from.isBefore(to)) {
          stretches.add(new Stretch(grid, from, to));
        }
      }
    }
    for (Period pause : practitioner.breaks().on(date.getDayOfWeek())) {
      Instant from = at(date, pause.from());
      Instant to = at(date, pause.to());
      if (from.isBefore(to)) { // on the day that clocks go forward there may be nothing of it
        stretches = without(stretches, from, to);
      }
    }
    return stretches;
  }

  private static List<Stretch> without(List<Stretch> stretches, Instant from, Instant to) {
    List<Stretch> left = new ArrayList<>();
    for (Stretch each : stretches) {
      Instant end = earlier(from, each.to());
      if (each.from().isBefore(end)) {
        left.add(new Stretch(each.grid(), each.from(), end));
      }
      Instant begin = later(to, each.from());
      if (begin.isBefore(each.to())) {
        left.add(new Stretch(each.grid(), begin, each.to()));
      }
    }
    return left;
  }

  /** Whether a slot begins or ends a stretch of its practitioner's work. */
  boolean isEdge(Slot slot) {
    LocalDate date = slot.start().atZone(catalogue.zone()).toLocalDate();
    return catalogue.practitioner(slot.practitioner()).stream()
        .flatMap(practitioner -> on(date, practitioner).stream())
        .anyMatch(
            stretch -> stretch.from().equals(slot.start()) || stretch.to().equals(slot.end()));
  }

  /** Why a slot could not be booked even if nobody else were; empty when it could. */
  Optional<Refusal> refusal(Slot slot, Instant now) {
    Optional<Practitioner> practitioner = catalogue.practitioner(slot.practitioner());
    Duration length =
        catalogue.service(slot.service()).map(Service::duration).orElse(Duration.ZERO);
    if (practitioner.filter(p -> p.services().contains(slot.service())).isEmpty()
        || !slot.duration().equals(length)
        || length.isZero()) {
      return Optional.of(Refusal.NOT_OFFERED);
    }
    if (slot.start().isBefore(earliestStart(now))) {
      return Optional.of(Refusal.TOO_SOON);
    }
    if (slot.start().isAfter(latestStart(now))) {
      return Optional.of(Refusal.TOO_FAR);
    }
    LocalDate date = slot.start().atZone(catalogue.zone()).toLocalDate();
    List<Stretch> covering =
        on(date, practitioner.get()).stream().filter(stretch -> stretch.covers(slot)).toList();
    if (covering.isEmpty()) {
      return Optional.of(Refusal.OUTSIDE_HOURS);
    }
    Duration step = catalogue.booking().slotStep();
    return covering.stream().anyMatch(stretch -> stretch.onGrid(slot, step))
        ? Optional.empty()
        : Optional.of(Refusal.NOT_OFFERED);
  }

  /** The first instant at which an appointment may begin. */
  Instant earliestStart(Instant now) {
    return now.plus(catalogue.booking().leadTime());
  }

  /** The last instant at which an appointment may begin. */
  Instant latestStart(Instant now) {
    return now.plus(catalogue.booking().horizon());
  }

  /** When the clock of that day first shows the time, or has jumped over it. */
  private Instant at(LocalDate date, LocalTime time) {
    LocalDateTime local = date.atTime(time);
    ZoneOffsetTransition change = catalogue.zone().getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.atZone(catalogue.zone()).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
