package frontdesk.engine.booking;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.engine.booking.LedgerStep.Decided;
import frontdesk.engine.booking.WaitingList.Kept;
import frontdesk.engine.booking.WaitingList.Place;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.OfferExpired;
import frontdesk.protocol.booking.LedgerEvent.OfferRefused;
import frontdesk.protocol.booking.LedgerEvent.WaitingEnded;
import frontdesk.protocol.booking.LedgerEvent.WaitingListJoined;
import frontdesk.protocol.booking.LedgerEvent.WaitingListLeft;
import frontdesk.protocol.booking.LedgerProtocol.AnswerOffer;
import frontdesk.protocol.booking.LedgerProtocol.JoinWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.Joined;
import frontdesk.protocol.booking.LedgerProtocol.LeaveWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.Left;
import frontdesk.protocol.booking.LedgerProtocol.OfferDeclined;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.booking.WaitingWish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Decides who may wait, and when a place on the list or an offer is over. Pure. */
record WaitingDecider(AppointmentLedger.Dependencies dependencies, LedgerRules rules) {
  Decided join(LedgerStep step, JoinWaitingList join) {
    Optional<Refusal> refusal = refusalToJoin(step, join);
    if (refusal.isPresent()) {
      return step.refuse(refusal.get());
    }
    WaitingEntry entry = new WaitingEntry(join.entry(), join.patient(), join.wish());
    return step.decide(
        new Joined(entry), answered -> new WaitingListJoined(step.header(), answered, entry));
  }

  private Optional<Refusal> refusalToJoin(LedgerStep step, JoinWaitingList join) {
    WaitingWish wish = join.wish();
    WaitingList waiting = step.state().waiting();
    if (waiting.find(join.entry()).isPresent()) {
      return Optional.of(Refusal.KEY_REUSED);
    }
    List<Practitioner> offering = catalogue().practitionersFor(wish.service());
    boolean somebody =
        offering.stream().anyMatch(p -> wish.practitioner().map(p.id()::equals).orElse(true));
    if (catalogue().service(wish.service()).isEmpty() || !somebody) {
      return Optional.of(Refusal.NOT_OFFERED);
    }
    LocalDate last = day(new WorkingHours(catalogue()).latestStart(step.now()));
    boolean backwards =
        wish.until().isBefore(wish.from())
            || wish.earliest().flatMap(e -> wish.latest().filter(e::isAfter)).isPresent();
    if (backwards || firstDay(step.now()).isAfter(wish.until()) || wish.until().isAfter(last)) {
      return Optional.of(Refusal.WAITING_OVER);
    }
    LedgerSettings.WaitingLimits limits = dependencies.settings().waiting();
    boolean full =
        waiting.places().size() >= limits.most()
            || waiting.of(join.patient()).size() >= limits.perPatient();
    return full ? Optional.of(Refusal.WAITING_LIST_FULL) : Optional.empty();
  }

  Decided leave(LedgerStep step, LeaveWaitingList leave) {
    if (step.state().waiting().find(leave.entry()).isEmpty()) {
      return step.refuse(Refusal.NOT_WAITING);
    }
    return step.decide(
        new Left(leave.entry()),
        answered -> new WaitingListLeft(step.header(), answered, leave.entry()));
  }

  /** Why an offer cannot be answered, if it cannot. */
  Optional<Refusal> refusalToAnswer(LedgerStep step, AnswerOffer answer) {
    Optional<Place> place = step.state().waiting().find(answer.entry());
    if (place.isEmpty()) {
      return Optional.of(Refusal.NOT_WAITING);
    }
    return place.get().offer().map(Kept::slot).filter(answer.slot()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.NOT_OFFERED_NOW);
  }

  Decided decline(LedgerStep step, AnswerOffer answer) {
    return step.decide(
        new OfferDeclined(answer.entry()),
        answered -> new OfferRefused(step.header(), answered, answer.entry(), answer.slot()));
  }

  /** The first offer or place on the list whose time is over. */
  Optional<LedgerEvent> over(LedgerState state, EventHeader header) {
    LocalDate bookable = firstDay(header.at());
    for (Place place : state.waiting().places()) {
      Optional<Kept> offer = place.offer();
      if (offer.isPresent()) {
        if (rules.isOver(offer.get(), header.at())) {
          return Optional.of(new OfferExpired(header, place.entry().id(), offer.get().slot()));
        }
      } else if (bookable.isAfter(place.entry().wish().until())
          || place.passed().size() >= dependencies.settings().waiting().offers()) {
        return Optional.of(new WaitingEnded(header, place.entry().id()));
      }
    }
    return Optional.empty();
  }

  /** The first day on which something can be booked still. */
  private LocalDate firstDay(Instant now) {
    return day(new WorkingHours(catalogue()).earliestStart(now));
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, catalogue().zone());
  }

  private Catalogue catalogue() {
    return dependencies.catalogue().get();
  }
}
