package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent.Reservation;
import frontdesk.protocol.provider.SpendLimit;
import frontdesk.protocol.provider.SpendProtocol;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import java.time.Instant;
import java.util.Optional;

/**
 * The money that is kept for one call and provider. Immutable; stored in snapshots.
 *
 * @param latest the reservation that it was last filled by
 * @param open what is kept
 * @param until when it expires
 * @param answer what was answered to the latest reservation
 * @param end how it ended; empty while it may be used
 */
record Purse(
    Reservation latest, Step step, Money open, Instant until, Given answer, Optional<End> end) {

  /** How a purse ended. */
  enum End {
    /** Its call settled it. */
    SETTLED,
    /** Nobody did: it was charged with all that it held. */
    ESTIMATED
  }

  /**
   * What a reservation was answered.
   *
   * @param refused the limit that allowed no more
   */
  record Given(Money more, Thrift thrift, Optional<SpendLimit> refused) {}

  static Purse open(Reservation latest, Step step, Money open, Instant until, Given answer) {
    return new Purse(latest, step, open, until, answer, Optional.empty());
  }

  Purse ended(End how) {
    return new Purse(latest, step, Money.ZERO, until, answer, Optional.of(how));
  }

  boolean isOpen() {
    return end.isEmpty();
  }

  boolean isOverdue(Instant now) {
    return isOpen() && !now.isBefore(until);
  }

  /** The answer to its latest reservation, again. */
  SpendProtocol.Answer answered() {
    return answer
        .refused()
        .<SpendProtocol.Answer>map(limit -> new SpendProtocol.Refused(latest, reason(limit)))
        .orElseGet(() -> new SpendProtocol.Granted(latest, answer.more(), answer.thrift()));
  }

  static SpendProtocol.Reason reason(SpendLimit limit) {
    return switch (limit.period()) {
      case CALL -> SpendProtocol.Reason.CALL_LIMIT;
      case DAY -> SpendProtocol.Reason.DAY_LIMIT;
      case MONTH -> SpendProtocol.Reason.MONTH_LIMIT;
    };
  }
}
