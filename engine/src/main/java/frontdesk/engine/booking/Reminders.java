package frontdesk.engine.booking;

import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.LedgerEvent.ReminderDue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which reminders are due. Pure: what was written is in the state, so each is written once, however
 * often is looked and whoever looks.
 *
 * <p>Of several that are due the nearest to the appointment is written, and those before it never
 * will be: who slept through the day before reminds once, two hours before. Nobody is reminded of
 * what was booked, or moved, after the reminder would have been due.
 */
record Reminders(ReminderTimes times, ZoneId zone) {
  /** The reminders that are due, the soonest appointment first; as many as are written together. */
  List<Due> due(LedgerState state, Instant now) {
    return state.startingBetween(now.plus(times.least()), now.plus(times.horizon())).stream()
        .flatMap(booking -> due(booking, now).stream())
        .limit(times.atOnce())
        .toList();
  }

  /** A reminder that is due. */
  record Due(Booking booking, Duration before, Instant at) {
    Function<EventHeader, ReminderDue> event() {
      return header -> new ReminderDue(header, booking.appointment(), before, at);
    }
  }

  private Optional<Due> due(Booking booking, Instant now) {
    Instant start = booking.appointment().slot().start();
    return times.before().stream()
        .filter(before -> booking.reminded().map(last -> before.compareTo(last) < 0).orElse(true))
        .map(before -> new Due(booking, before, times.due(start, before, zone)))
        .filter(due -> !due.at().isAfter(now) && due.at().isAfter(booking.since()))
        .min(Comparator.comparing(Due::before));
  }
}
