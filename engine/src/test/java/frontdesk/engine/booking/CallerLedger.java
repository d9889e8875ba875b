package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
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
  private @Nullable LocalDate day;

  CallerLedger(CallerLimits limits) {
    this.limits = limits;
  }

  /** A command that was executed for the first time, and its answer. */
  void answered(Mutation command, Answer answer, Instant now) {
    Optional<String> caller = caller(command);
    if (caller.isEmpty()) {
      return;
    }
    LocalDate today = now.atZone(Clinic.ZONE).toLocalDate();
    boolean other = !today.equals(day);
    int held = other ? 0 : holds.getOrDefault(caller.get(), 0);
    int booked = other ? 0 : bookings.getOrDefault(caller.get(), 0);
    if (answer instanceof Held || answer instanceof Booked) {
      if (other) {
        holds.clear();
        bookings.clear();
        day = today;
      }
      assertThat(booked).as("bookings of a caller today").isLessThan(limits.bookingsPerDay());
    }
    if (answer instanceof Held kept) {
      assertThat(held).as("holds of a caller today").isLessThan(limits.holdsPerDay());
      holds.put(caller.get(), held + 1);
      callers.put(kept.hold(), caller.get());
    } else if (answer instanceof Booked) {
      bookings.put(caller.get(), booked + 1);
    } else if (answer.equals(new Refused(Refusal.TOO_MANY_HOLDS_TODAY))) {
      assertThat(held).as("holds of a refused caller").isEqualTo(limits.holdsPerDay());
    } else if (answer.equals(new Refused(Refusal.TOO_MANY_BOOKINGS_TODAY))) {
      assertThat(booked).as("bookings of a refused caller").isEqualTo(limits.bookingsPerDay());
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
}
