package frontdesk.engine.booking;

import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.booking.LedgerEvent.AppointmentBooked;
import frontdesk.protocol.booking.LedgerEvent.AppointmentCancelled;
import frontdesk.protocol.booking.LedgerEvent.AppointmentMoved;
import frontdesk.protocol.booking.LedgerEvent.AppointmentNoted;
import frontdesk.protocol.booking.LedgerEvent.CommandRefused;
import frontdesk.protocol.booking.LedgerEvent.CountedFor;
import frontdesk.protocol.booking.LedgerEvent.HoldExpired;
import frontdesk.protocol.booking.LedgerEvent.HoldPlaced;
import frontdesk.protocol.booking.LedgerEvent.HoldsReleased;
import frontdesk.protocol.booking.LedgerEvent.OfferExpired;
import frontdesk.protocol.booking.LedgerEvent.OfferRefused;
import frontdesk.protocol.booking.LedgerEvent.ReminderDue;
import frontdesk.protocol.booking.LedgerEvent.SlotOffered;
import frontdesk.protocol.booking.LedgerEvent.WaitingEnded;
import frontdesk.protocol.booking.LedgerEvent.WaitingListJoined;
import frontdesk.protocol.booking.LedgerEvent.WaitingListLeft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Builds the ledger's next state from an event: what the event says, the answer that it stores, the
 * digest that the next event will name, and nothing that is too old. Pure.
 */
record LedgerApplier(EventDigest digest, LedgerSettings settings) {
  LedgerState apply(LedgerState state, LedgerEvent event) {
    if (event instanceof HoldPlaced placed) {
      return after(
          state.onHoldPlaced(placed).withCallers(counted(state, placed)), event, placed.answered());
    } else if (event instanceof HoldsReleased released) {
      return after(state.onHoldsReleased(released), event, released.answered());
    } else if (event instanceof HoldExpired expired) {
      return trimmed(state.onHoldExpired(expired), event);
    } else if (event instanceof AppointmentBooked booked) {
      return after(
          state.onBooked(booked).withCallers(counted(state, booked)), event, booked.answered());
    } else if (event instanceof AppointmentCancelled cancelled) {
      return after(
          state.onCancelled(cancelled).withCallers(changed(state, cancelled.counted(), event)),
          event,
          cancelled.answered());
    } else if (event instanceof AppointmentMoved moved) {
      return after(
          state.onMoved(moved).withCallers(changed(state, moved.counted(), event)),
          event,
          moved.answered());
    } else if (event instanceof AppointmentNoted noted) {
      return after(
          state.withCallers(changed(state, noted.counted(), event)), event, noted.answered());
    } else if (event instanceof CommandRefused refused) {
      return after(state, event, refused.answered());
    }
    return applyWaiting(state, event);
  }

  private LedgerState applyWaiting(LedgerState state, LedgerEvent event) {
    if (event instanceof WaitingListJoined joined) {
      LedgerState next = state.withWaiting(state.waiting().with(joined.entry()));
      return after(next, event, joined.answered());
    } else if (event instanceof WaitingListLeft left) {
      return after(state.withoutWaiting(left.entry()), event, left.answered());
    } else if (event instanceof WaitingEnded ended) {
      return trimmed(state.withoutWaiting(ended.entry()), event);
    } else if (event instanceof SlotOffered offered) {
      return trimmed(state.onOffered(offered), event);
    } else if (event instanceof OfferRefused refused) {
      LedgerState next = state.onOfferPassed(refused.entry(), refused.slot());
      return after(next, event, refused.answered());
    } else if (event instanceof OfferExpired expired) {
      return trimmed(state.onOfferPassed(expired.entry(), expired.slot()), event);
    } else if (event instanceof ReminderDue due) {
      return trimmed(state.onReminderDue(due), event);
    }
    throw new IllegalArgumentException("no handler for " + event.getClass().getSimpleName());
  }

  private CallerCounts counted(LedgerState state, HoldPlaced placed) {
    int most = settings.perCaller().maxCallers();
    return placed
        .counted()
        .map(who -> state.callers().withHold(who, placed.header().at(), most))
        .orElse(state.callers());
  }

  private CallerCounts counted(LedgerState state, AppointmentBooked booked) {
    int most = settings.perCaller().maxCallers();
    return booked
        .counted()
        .map(who -> state.callers().withBooking(who, booked.header().at(), most))
        .orElse(state.callers());
  }

  private CallerCounts changed(
      LedgerState state, Optional<List<CountedFor>> counted, LedgerEvent event) {
    CallerCounts callers = state.callers();
    for (CountedFor who : counted.orElse(List.of())) {
      callers = callers.withChange(who, event.header().at(), settings.perCaller().maxCallers());
    }
    return callers;
  }

  private LedgerState after(LedgerState state, LedgerEvent event, Answered answered) {
    StoredAnswers answers = state.answers().with(answered, event.header().at(), settings);
    return trimmed(state.withAnswers(answers), event);
  }

  private LedgerState trimmed(LedgerState state, LedgerEvent event) {
    Instant at = event.header().at();
    Instant before = at.minus(settings.idempotencyRetention());
    return state
        .withExpired(state.expiredHolds().trimmed(before, settings.maxStoredAnswers()))
        .trimmed(settings.maxAppointments(), at)
        .withDigest(digest.of(event));
  }
}
