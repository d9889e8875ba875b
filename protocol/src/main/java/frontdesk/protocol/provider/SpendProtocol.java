package frontdesk.protocol.provider;

import frontdesk.protocol.audit.NodeMessage;
import frontdesk.protocol.id.CallId;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** The words spoken to and by one clinic's account of what its calls spend. */
public interface SpendProtocol {
  /** Everything the account understands. */
  sealed interface Command extends NodeMessage {}

  /** Messages the account sends to itself. */
  non-sealed interface Internal extends Command {}

  /**
   * What was used of a reservation, in the currency that its tariff is in.
   *
   * @param reservation the latest one that was asked for
   */
  record Settlement(SpendEvent.Reservation reservation, Step step, Charge used) {}

  /**
   * Asks for money before a step begins, and settles what was used since the reservation before;
   * the same reservation again is answered the same.
   *
   * @param keep what is under way may still cost this, out of the reservation before
   * @param least less is of no use
   * @param wished more is not needed
   * @param compulsory whether no limit can refuse it: the telephone of a call that is answered
   */
  record Reserve(
      Settlement before,
      String currency,
      Money keep,
      Money least,
      Money wished,
      boolean compulsory,
      ActorRef<Answer> replyTo)
      implements Command {}

  /** A call is done with a provider; the same again changes nothing. */
  record Settle(Settlement last, String currency, ActorRef<Settled> replyTo) implements Command {}

  /** Asks how much was spent. */
  record AskTotals(ActorRef<Totals> replyTo) implements Command {}

  /** The answer to a reservation. */
  sealed interface Answer extends NodeMessage {}

  /**
   * So much more may be spent.
   *
   * @param more what was added to {@link Reserve#keep}
   */
  record Granted(SpendEvent.Reservation reservation, Money more, Thrift thrift) implements Answer {}

  /** No more may be spent. */
  record Refused(SpendEvent.Reservation reservation, Reason reason) implements Answer {}

  /** Why. */
  enum Reason {
    /** The hard limit of the call. */
    CALL_LIMIT,
    /** The hard limit of the clinic's day. */
    DAY_LIMIT,
    /** The hard limit of the clinic's month. */
    MONTH_LIMIT,
    /** A later incarnation of the call, or a later reservation, has taken its place. */
    OUTDATED,
    /** More calls at once than the account can hold. */
    TOO_MANY,
    /** The account counts in another currency: two nodes have different settings. */
    OTHER_CURRENCY,
    /** The write's fate is not known; the same reservation is asked for again. */
    OUTCOME_UNKNOWN
  }

  /** Whether all is settled: a refused write is not, and is asked for again. */
  record Settled(boolean committed) implements NodeMessage {}

  /**
   * What a clinic spent.
   *
   * @param day the clinic's date
   * @param month what was spent from its month's first day on
   * @param open what is kept for steps under way, beside it
   * @param forecast of the month if its other days are like those so far
   * @param alerts that nobody was told of yet
   */
  record Totals(
      LocalDate day,
      String currency,
      Money today,
      Money month,
      Money open,
      Money forecast,
      Thrift thrift,
      Optional<CallId> dearest,
      int alerts)
      implements NodeMessage {}
}
