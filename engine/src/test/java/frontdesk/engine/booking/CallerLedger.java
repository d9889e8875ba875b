package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.AnswerOffer;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Cancelled;
import frontdesk.protocol.booking.LedgerProtocol.ChangedBy;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Moved;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.NoteAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Noted;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.id.HoldId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each caller was given in a day of the clinic, counted from answers alone: nobody gets more
 * than one may have, and nobody is refused who had less. Every other day begins with nothing.
 */
final class CallerLedger {
  private final CallerLimits limits;
  private final Map<HoldId, String> callers = new HashMap<>();
  private final Map<String, Integer> holds = new HashMap<>();
  private final Map<String, Integer> bookings = new HashMap<>();
  private final Map<String, Integer> changes = new HashMap<>();
  private @Nullable LocalDate day;

  CallerLedger(CallerLimits limits) {
    this.limits = limits;
  }

  /** A command that was executed for the first time, and its answer. */
  void answered(Mutation command, Answer answer, Instant now) {
    LocalDate today = now.atZone(Clinic.ZONE).toLocalDate();
    caller(command).ifPresent(caller -> holding(caller, answer, today));
    by(command).ifPresent(by -> changing(by, answer, today));
  }

  private void holding(String caller, Answer answer, LocalDate today) {
    if (answer instanceof Held || answer instanceof Booked) {
      begin(today);
      assertThat(had(bookings, caller, today))
          .as("bookings of a caller today")
          .isLessThan(limits.bookingsPerDay());
    }
    if (answer instanceof Held kept) {
      assertThat(holds.merge(caller, 1, Integer::sum))
          .as("holds of a caller today")
          .isLessThanOrEqualTo(limits.holdsPerDay());
      callers.put(kept.hold(), caller);
    } else if (answer instanceof Booked) {
      bookings.merge(caller, 1, Integer::sum);
    } else if (answer.equals(new Refused(Refusal.TOO_MANY_HOLDS_TODAY))) {
      assertThat(had(holds, caller, today))
          .as("holds of a refused caller")
          .isEqualTo(limits.holdsPerDay());
    } else if (answer.equals(new Refused(Refusal.TOO_MANY_BOOKINGS_TODAY))) {
      assertThat(had(bookings, caller, today))
          .as("bookings of a refused caller")
          .isEqualTo(limits.bookingsPerDay());
    }
  }

  private void changing(ChangedBy by, Answer answer, LocalDate today) {
    String call = "call " + by.call();
    if (answer instanceof Cancelled || answer instanceof Moved || answer instanceof Noted) {
      begin(today);
      assertThat(changes.merge(call, 1, Integer::sum))
          .as("changes in a call")
          .isLessThanOrEqualTo(limits.changesPerCall());
      by.caller()
          .ifPresent(
              caller ->
                  assertThat(changes.merge(caller, 1, Integer::sum))
                      .as("changes of a caller today")
                      .isLessThanOrEqualTo(limits.changesPerDay()));
    } else if (answer.equals(new Refused(Refusal.TOO_MANY_CHANGES))) {
      assertThat(had(changes, call, today))
          .as("changes in a refused call")
          .isEqualTo(limits.changesPerCall());
    } else if (answer.equals(new Refused(Refusal.TOO_MANY_CHANGES_TODAY))) {
      assertThat(had(changes, by.caller().orElseThrow(), today))
          .as("changes of a refused caller")
          .isEqualTo(limits.changesPerDay());
    }
  }

  private int had(Map<String, Integer> counts, String who, LocalDate today) {
    return today.equals(day) ? counts.getOrDefault(who, 0) : 0;
  }

  private void begin(LocalDate today) {
    if (!today.equals(day)) {
      holds.clear();
      bookings.clear();
      changes.clear();
      day = today;
    }
  }

  private Optional<String> caller(Mutation command) {
    if (command instanceof PlaceHold place) {
      return place.caller();
    }
    return command instanceof ConfirmHold confirm
        ? Optional.ofNullable(callers.get(confirm.hold()))
        : Optional.empty();
  }

  private static Optional<ChangedBy> by(Mutation command) {
    if (command instanceof CancelAppointment cancel) {
      return cancel.by();
    } else if (command instanceof NoteAppointment note) {
      return note.by();
    } else if (command instanceof AnswerOffer answer && answer.instead().isPresent()) {
      return Optional.of(new ChangedBy(answer.call(), answer.caller())); // it moves that one
    }
    return command instanceof MoveAppointment move ? move.by() : Optional.empty();
  }
}
