package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.ServiceRules;
import frontdesk.config.catalogue.ServiceRules.Prerequisite;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.booking.LedgerEvent.CountedFor;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
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
  default boolean mayOccupy(Timetable busy, List<Occupied> stretches) {
    return busy.isFree(stretches);
  }

  /**
   * A hold that counted the appointment that it replaces as free fits only while nobody else is
   * there: others may have come since, or the appointment itself may be in the way.
   *
   * @param busy without the hold, and without the appointment that takes its place
   */
  default boolean stillFits(Timetable busy, Hold hold) {
    return hold.replaces().isEmpty() || busy.isFree(hold.needs());
  }

  /** A hold is kept up to, and not including, its last instant. */
  default boolean isOver(Hold hold, Instant now) {
    return !now.isBefore(hold.until());
  }

  /** An offer is kept up to, and not including, its last instant. */
  default boolean isOver(WaitingList.Kept offer, Instant now) {
    return !now.isBefore(offer.until());
  }

  /** Whoever began to wait first is asked first. */
  default List<WaitingList.Place> inTurn(WaitingList waiting) {
    return waiting.places();
  }

  /** Only what is wished is offered, and nothing at a time that was let pass. */
  default boolean mayOffer(WaitingList.Place place, Slot slot, ZoneId zone) {
    WaitingWish wish = place.entry().wish();
    LocalDateTime start = LocalDateTime.ofInstant(slot.start(), zone);
    LocalTime time = start.toLocalTime();
    return slot.service().equals(wish.service())
        && wish.practitioner().map(slot.practitioner()::equals).orElse(true)
        && !start.toLocalDate().isBefore(wish.from())
        && !start.toLocalDate().isAfter(wish.until())
        && wish.earliest().map(from -> !time.isBefore(from)).orElse(true)
        && wish.latest().map(to -> !time.isAfter(to)).orElse(true)
        && place.passed().stream().noneMatch(old -> old.overlaps(slot.start(), slot.end()));
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

  /** Neither a call nor a caller changes more appointments than one may. */
  default Optional<Refusal> tooManyChanges(
      CountedFor who, CallerCounts.Count had, CallerLimits limits) {
    boolean call = CallerCounts.isCall(who);
    if (had.changes() < (call ? limits.changesPerCall() : limits.changesPerDay())) {
      return Optional.empty();
    }
    return Optional.of(call ? Refusal.TOO_MANY_CHANGES : Refusal.TOO_MANY_CHANGES_TODAY);
  }

  /** An appointment is changed no later than the clinic's notice before it. */
  default boolean isTooLate(Slot slot, Instant now, Duration notice) {
    return !notice.isZero() && slot.start().isBefore(now.plus(notice));
  }

  /**
   * What a service asks of the patient's other appointments: one of the prerequisite that is over
   * when the slot begins and began in its time, and none of the same service nearer than the gap.
   *
   * @param others the ledger without the appointment itself
   */
  default Optional<Refusal> unfit(
      LedgerState others, Catalogue catalogue, PatientId patient, Slot slot) {
    ServiceRules asked =
        catalogue.service(slot.service()).map(Service::rules).orElse(ServiceRules.NONE);
    if (asked.prerequisite().isPresent()) {
      Prerequisite first = asked.prerequisite().get();
      Instant since = slot.start().minus(first.within());
      if (others
          .visitsOf(
              patient,
              visit ->
                  visit.service().equals(first.service())
                      && !visit.start().isBefore(since)
                      && !visit.end().isAfter(slot.start()))
          .isEmpty()) {
        return Optional.of(Refusal.PREREQUISITE_MISSING);
      }
    }
    if (asked.minimumGap().isZero()) {
      return Optional.empty();
    }
    boolean near =
        !others
            .visitsOf(
                patient,
                visit ->
                    visit.service().equals(slot.service())
                        && Duration.between(visit.start(), slot.start())
                                .abs()
                                .compareTo(asked.minimumGap())
                            < 0)
            .isEmpty();
    return near ? Optional.of(Refusal.TOO_NEAR_ANOTHER) : Optional.empty();
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
