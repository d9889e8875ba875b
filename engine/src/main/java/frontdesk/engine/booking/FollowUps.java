package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.ServiceRules.FollowUp;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent.ReminderDue;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which follow-ups are to be brought to mind: the clinic's rule says what comes after a service and
 * when, and the patient has no such appointment since. Pure; each is written once. One that was not
 * looked for in time is dropped: nobody is told in autumn what should have been in spring.
 */
record FollowUps(ReminderTimes times, Catalogue catalogue) {
  /** A patient and what they come for. */
  private record Visit(PatientId patient, ServiceId service) {}

  /** A follow-up that is due. */
  record Due(Booking booking, ServiceId service, Instant at) {
    Function<EventHeader, ReminderDue> event() {
      return header ->
          new ReminderDue(header, booking.appointment(), Duration.ZERO, at, Optional.of(service));
    }
  }

  /** The follow-ups that are due, the longest due first; as many as are written together. */
  List<Due> due(LedgerState state, Instant now) {
    List<Due> due = new ArrayList<>();
    for (Service service : catalogue.services()) {
      service.rules().followUp().ifPresent(rule -> due.addAll(after(state, service, rule, now)));
    }
    if (due.isEmpty()) {
      return due;
    }
    Map<Visit, Instant> last = lastVisits(state);
    return due.stream()
        .filter(one -> isMissing(one, last))
        .sorted(
            Comparator.comparing(Due::at)
                .thenComparing(one -> one.booking().appointment().id().value()))
        .limit(times.atOnce())
        .toList();
  }

  private List<Due> after(LedgerState state, Service service, FollowUp rule, Instant now) {
    Instant latest = now.minus(rule.after());
    // A night may pass before it is due.
    Instant earliest = latest.minus(times.followUpLate()).minus(Duration.ofDays(1));
    return state.startingBetween(earliest, latest.plusNanos(1)).stream()
        .filter(booking -> booking.appointment().slot().service().equals(service.id()))
        .filter(booking -> !booking.followedUp())
        .map(booking -> new Due(booking, rule.service(), at(booking, rule)))
        .filter(due -> !due.at().isAfter(now))
        .filter(due -> now.isBefore(due.at().plus(times.followUpLate())))
        .toList();
  }

  private Instant at(Booking booking, FollowUp rule) {
    return times.awake(booking.appointment().slot().start().plus(rule.after()), catalogue.zone());
  }

  private static boolean isMissing(Due due, Map<Visit, Instant> last) {
    Appointment appointment = due.booking().appointment();
    Instant since = last.get(new Visit(appointment.patient(), due.service()));
    return since == null || !since.isAfter(appointment.slot().start());
  }

  /** When each patient comes, or came, for each service the last time. */
  private static Map<Visit, Instant> lastVisits(LedgerState state) {
    Map<Visit, Instant> last = new HashMap<>();
    state
        .allBookings()
        .map(Booking::appointment)
        .forEach(
            one -> last.put(new Visit(one.patient(), one.slot().service()), one.slot().start()));
    return last;
  }
}
