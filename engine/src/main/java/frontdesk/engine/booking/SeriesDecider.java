package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.SeriesDate;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.AppointmentId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where the further appointments of a series could be. Pure.
 *
 * <p>Every day is counted from the first appointment, so that the ends of months do not add up; in
 * months and years it is then the nearest day of the first one's weekday. The time of day is the
 * one that the clinic's clock shows, whatever the clocks did between.
 */
record SeriesDecider(AppointmentLedger.Dependencies dependencies, LedgerRules rules) {
  /**
   * The days that the distance leads to, as many as there are within the horizon.
   *
   * @param last the last day on which an appointment may begin
   */
  static List<LocalDate> days(LocalDate first, Period every, int most, LocalDate last) {
    List<LocalDate> days = new ArrayList<>();
    if (every.isZero() || every.isNegative()) {
      return days;
    }
    for (int i = 1; i <= most; i++) {
      LocalDate day = first.plus(every.multipliedBy(i));
      LocalDate kept = every.toTotalMonths() > 0 ? onWeekday(day, first) : day;
      if (kept.isAfter(last)) {
        return days;
      }
      days.add(kept);
    }
    return days;
  }

  private static LocalDate onWeekday(LocalDate day, LocalDate first) {
    int ahead = Math.floorMod(first.getDayOfWeek().getValue() - day.getDayOfWeek().getValue(), 7);
    return day.plusDays(ahead > 3 ? ahead - 7 : ahead);
  }

  /** What is free for a series that begins with an appointment. */
  List<SeriesDate> find(
      LedgerState state, AppointmentId first, Period every, int most, Instant now) {
    Optional<Appointment> known = state.booking(first).map(Booking::appointment);
    if (known.isEmpty()) {
      return List.of();
    }
    Catalogue catalogue = dependencies.catalogue().get();
    Appointment base = known.get();
    LocalDateTime start = LocalDateTime.ofInstant(base.slot().start(), catalogue.zone());
    Instant latest = new WorkingHours(catalogue).latestStart(now);
    LocalDate last = LocalDate.ofInstant(latest, catalogue.zone());
    int bound = Math.min(most, dependencies.settings().series().most());
    List<SeriesDate> found = new ArrayList<>();
    LedgerState with = state;
    for (LocalDate day : days(start.toLocalDate(), every, bound, last)) {
      Optional<Slot> slot = near(with, base, day, start, now);
      found.add(new SeriesDate(day, slot));
      if (slot.isPresent()) {
        with = withGuess(with, catalogue, base, slot.get(), found.size(), now);
      }
    }
    return found;
  }

  private Optional<Slot> near(
      LedgerState state, Appointment base, LocalDate day, LocalDateTime start, Instant now) {
    Catalogue catalogue = dependencies.catalogue().get();
    ZoneId zone = catalogue.zone();
    SlotQuery wish =
        new SlotQuery(
            base.slot().service(),
            Optional.of(base.slot().practitioner()),
            Optional.empty(),
            Optional.of(day),
            Optional.empty(),
            Optional.empty(),
            Optional.of(start.toLocalTime()),
            dependencies.settings().maxSlotsPerAnswer());
    Duration within = dependencies.settings().series().within();
    return FreeSlotSearch.find(
            catalogue, state.timetable(), now, wish, dependencies.settings().maxSlotsPerAnswer())
        .slots()
        .stream()
        .filter(slot -> isNear(LocalDate.ofInstant(slot.start(), zone), day, within))
        .filter(slot -> rules.unfit(state, catalogue, base.patient(), slot).isEmpty())
        .findFirst();
  }

  private static boolean isNear(LocalDate found, LocalDate wished, Duration within) {
    return Math.abs(found.toEpochDay() - wished.toEpochDay()) <= within.toDays();
  }

  /** As it would be with this one booked: the next ones must not collide with it. */
  private LedgerState withGuess(
      LedgerState state,
      Catalogue catalogue,
      Appointment base,
      Slot slot,
      int number,
      Instant now) {
    Optional<List<Occupied>> needs = Resources.choose(catalogue, slot, state.timetable()::isFree);
    AppointmentId id = new AppointmentId(base.id() + "/" + number);
    Appointment guess = new Appointment(id, base.reference(), slot, base.patient());
    return needs.map(n -> state.withBooking(new Booking(guess, n, now))).orElse(state);
  }
}
