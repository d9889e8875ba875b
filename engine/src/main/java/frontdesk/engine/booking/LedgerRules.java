package frontdesk.engine.booking;

import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules that the ledger's promises rest on, each by itself, so that a test can break one and
 * see the promise fail. Pure. There is one implementation in production: the methods as they stand.
 */
interface LedgerRules {
  /** The rules as they are. */
  LedgerRules STRICT = new LedgerRules() {};

  /** No two appointments or live holds need the same resource at the same instant. */
  default boolean mayOccupy(LedgerState state, List<ResourceId> resources, Slot slot) {
    return state.isFree(resources, slot);
  }

  /** A hold is kept up to, and not including, its last instant. */
  default boolean isOver(Hold hold, Instant now) {
    return !now.isBefore(hold.until());
  }

  /** A caller has no more holds, and books no more often, in a day of the clinic than one may. */
  default Optional<Refusal> tooMuch(CallerCounts.Count had, CallerLimits limits, boolean holding) {
    // One who may book no more need not be asked for a name first.
    if (had.bookings() >= limits.bookingsPerDay()) {
      return Optional.of(Refusal.TOO_MANY_BOOKINGS_TODAY);
    }
    return holding && had.holds() >= limits.holdsPerDay()
        ? Optional.of(Refusal.TOO_MANY_HOLDS_TODAY)
        : Optional.empty();
  }

  /** The answer to a command that needs no new decision: said before, or its key is not good. */
  default Optional<Answer> answerTo(
      LedgerState state, CommandKey key, String bodyHmac, Instant keysExpireBefore) {
    if (key.madeAt().isBefore(keysExpireBefore)) {
      return Optional.of(new Refused(Refusal.KEY_EXPIRED));
    }
    Optional<Answered> known = state.answers().find(key.id());
    if (known.isPresent()) {
      return known
          .filter(before -> before.bodyHmac().equals(bodyHmac))
          .map(Answered::answer)
          .or(() -> Optional.of(new Refused(Refusal.KEY_REUSED)));
    }
    return state.answers().mayHaveForgotten(key.madeAt())
        ? Optional.of(new Refused(Refusal.KEY_EXPIRED))
        : Optional.empty();
  }
}
