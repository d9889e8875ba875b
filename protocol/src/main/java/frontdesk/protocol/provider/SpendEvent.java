package frontdesk.protocol.provider;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.id.CallId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What has happened to a clinic's money. A call has a purse for each provider; each of these events
 * settles what was used from it since the event before. No personal data.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SpendEvent.SpendReserved.class, name = "SpendReserved"),
  @JsonSubTypes.Type(value = SpendEvent.SpendRefused.class, name = "SpendRefused"),
  @JsonSubTypes.Type(value = SpendEvent.SpendSettled.class, name = "SpendSettled"),
  @JsonSubTypes.Type(value = SpendEvent.SpendEstimated.class, name = "SpendEstimated"),
  @JsonSubTypes.Type(value = SpendEvent.LimitReached.class, name = "LimitReached"),
  @JsonSubTypes.Type(value = SpendEvent.AlertDelivered.class, name = "AlertDelivered"),
  @JsonSubTypes.Type(value = SpendEvent.AlertGivenUp.class, name = "AlertGivenUp"),
})
public sealed interface SpendEvent extends StoredEvent {
  /**
   * A reservation, which is also its idempotency key.
   *
   * @param provider the name by which it is metered
   * @param epoch where the call stood in its journal when this incarnation of it began
   * @param number of this incarnation's reservations with this provider, from 1
   */
  record Reservation(CallId call, String provider, long epoch, int number) {}

  /**
   * What a charge is counted in.
   *
   * @param day the clinic's date: what is settled counts for the day on which it is
   * @param currency ISO 4217
   */
  record Account(LocalDate day, String currency) {}

  /**
   * Money is kept for what a provider may cost next, at most until then.
   *
   * @param settled what was used of the reservation before it
   * @param kept of the reservation before it, for what is under way
   * @param more what is kept beside it
   * @param thrift what the call is to go without from now on
   */
  record SpendReserved(
      EventHeader header,
      Reservation reservation,
      Step step,
      Account account,
      Charge settled,
      Money kept,
      Money more,
      Instant until,
      Thrift thrift)
      implements SpendEvent {}

  /**
   * No more money for a provider in a call.
   *
   * @param settled what was used of the reservation before it
   * @param kept all the same, for what is under way
   * @param limit why
   */
  record SpendRefused(
      EventHeader header,
      Reservation reservation,
      Step step,
      Account account,
      Charge settled,
      Money kept,
      Instant until,
      SpendLimit limit)
      implements SpendEvent {}

  /** A call is done with a provider: nothing is kept for it any more. */
  record SpendSettled(
      EventHeader header, Reservation reservation, Step step, Account account, Charge settled)
      implements SpendEvent {}

  /**
   * Nobody settled a reservation, its call was lost: all that was kept counts as spent.
   *
   * @param charged the upper bound
   */
  record SpendEstimated(
      EventHeader header, Reservation reservation, Step step, Account account, Charge charged)
      implements SpendEvent {}

  /**
   * A limit is reached, for the first time in its period.
   *
   * @param alert numbers the clinic's alerts, from 1
   * @param call for limits of a call
   * @param most the limit
   * @param spent what is settled of it
   */
  record LimitReached(
      EventHeader header,
      int alert,
      SpendLimit limit,
      Optional<CallId> call,
      Account account,
      Money most,
      Money spent)
      implements SpendEvent {}

  /** Whoever is to be told of an alert was. */
  record AlertDelivered(EventHeader header, int alert) implements SpendEvent {}

  /** Nobody could be told in so many attempts, the last of which failed like this. */
  record AlertGivenUp(EventHeader header, int alert, int attempts, String code)
      implements SpendEvent {}
}
