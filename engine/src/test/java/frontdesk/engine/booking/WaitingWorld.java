package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.AppointmentBooked;
import frontdesk.protocol.booking.LedgerEvent.AppointmentCancelled;
import frontdesk.protocol.booking.LedgerEvent.AppointmentMoved;
import frontdesk.protocol.booking.LedgerEvent.OfferExpired;
import frontdesk.protocol.booking.LedgerEvent.OfferRefused;
import frontdesk.protocol.booking.LedgerEvent.SlotOffered;
import frontdesk.protocol.booking.LedgerEvent.WaitingEnded;
import frontdesk.protocol.booking.LedgerEvent.WaitingListJoined;
import frontdesk.protocol.booking.LedgerEvent.WaitingListLeft;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotOffer;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.id.WaitingId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who waits and what is kept for them, told from the ledger's events alone: what is offered fits
 * and is offered to the first who wants it, is kept until its end and not beyond, and is given to
 * nobody else. {@link FurnishedRooms} sees to it that nobody else has it.
 */
final class WaitingWorld {
  private final LedgerSettings.WaitingLimits limits;
  private final Map<WaitingId, WaitingEntry> waiting = new LinkedHashMap<>();
  private final Map<WaitingId, List<Slot>> passed = new HashMap<>();
  private final Map<WaitingId, SlotOffer> offers = new HashMap<>();

  WaitingWorld(LedgerSettings.WaitingLimits limits) {
    this.limits = limits;
  }

  /** A crash hid what was written: from here on the state is believed. */
  void believe(LedgerState state) {
    waiting.clear();
    passed.clear();
    offers.clear();
    for (WaitingList.Place place : state.waiting().places()) {
      WaitingId id = place.entry().id();
      waiting.put(id, place.entry());
      passed.put(id, new ArrayList<>(place.passed()));
      place.offer().ifPresent(kept -> offers.put(id, new SlotOffer(id, kept.slot(), kept.until())));
    }
  }

  /** What a command, or the time, did. */
  void wrote(LedgerState before, List<LedgerEvent> events) {
    List<Slot> freed = new ArrayList<>();
    for (LedgerEvent event : events) {
      if (event instanceof AppointmentCancelled cancelled) {
        before
            .booking(cancelled.appointment())
            .ifPresent(booking -> freed.add(booking.appointment().slot()));
      }
      note(event);
    }
    freed.forEach(slot -> checkOffered(slot, events));
  }

  /** The ledger must know the same. */
  void check(LedgerState state, Instant now) {
    List<WaitingList.Place> places = state.waiting().places();
    assertThat(places.stream().map(WaitingList.Place::entry).toList())
        .as("who waits")
        .isEqualTo(List.copyOf(waiting.values()));
    Map<WaitingId, SlotOffer> kept = new HashMap<>();
    for (WaitingList.Place place : places) {
      WaitingId id = place.entry().id();
      place.offer().ifPresent(k -> kept.put(id, new SlotOffer(id, k.slot(), k.until())));
    }
    assertThat(kept).as("what is offered").isEqualTo(offers);
    assertThat(offers.values()).as("offers that are over").allMatch(o -> o.until().isAfter(now));
  }

  private void note(LedgerEvent event) {
    Instant at = event.header().at();
    if (event instanceof WaitingListJoined joined) {
      assertThat(waiting.put(joined.entry().id(), joined.entry())).as("waited before").isNull();
      passed.put(joined.entry().id(), new ArrayList<>());
    } else if (event instanceof WaitingListLeft left) {
      forget(left.entry());
    } else if (event instanceof WaitingEnded ended) {
      assertThat(offers).as("offered to whom the list forgets").doesNotContainKey(ended.entry());
      forget(ended.entry());
    } else if (event instanceof SlotOffered offered) {
      noteOffered(offered, at);
    } else if (event instanceof OfferRefused refused) {
      pass(refused.entry(), refused.slot());
    } else if (event instanceof OfferExpired expired) {
      assertThat(open(expired.entry()).until()).as("expired").isBeforeOrEqualTo(at);
      pass(expired.entry(), expired.slot());
    } else if (event instanceof AppointmentBooked booked && booked.waiting().isPresent()) {
      noteAccepted(booked.appointment(), booked.waiting().get(), at);
    } else if (event instanceof AppointmentMoved moved && moved.waiting().isPresent()) {
      noteAccepted(moved.appointment(), moved.waiting().get(), at);
    }
  }

  private void noteAccepted(Appointment taken, WaitingId entry, Instant at) {
    SlotOffer offer = open(entry);
    assertThat(taken.slot()).isEqualTo(offer.slot());
    assertThat(offer.until()).as("accepted in time").isAfter(at);
    assertThat(taken.patient()).isEqualTo(waits(entry).patient());
    forget(entry);
  }

  private void noteOffered(SlotOffered offered, Instant at) {
    WaitingId id = offered.entry();
    Slot slot = offered.slot();
    assertThat(offers).as("offered twice").doesNotContainKey(id);
    assertThat(wants(id, slot)).as("wants what is offered").isTrue();
    assertThat(offered.until()).as("end of an offer").isAfter(at);
    assertThat(offered.until()).isBeforeOrEqualTo(at.plus(limits.offerFor()));
    assertThat(offered.until()).isBeforeOrEqualTo(slot.start().minus(Duration.ofHours(1)));
    // What somebody may have depends on their other appointments for a crown only.
    if (slot.service().equals(Clinic.CLEANING)) {
      Optional<WaitingId> first =
          waiting.keySet().stream()
              .filter(other -> !offers.containsKey(other) && wants(other, slot))
              .findFirst();
      assertThat(first).as("the first who wants it").contains(id);
    }
    offers.put(id, new SlotOffer(id, slot, offered.until()));
  }

  /** Whoever waits for the very slot that was cancelled must have been offered something. */
  private void checkOffered(Slot slot, List<LedgerEvent> events) {
    Instant at = events.get(0).header().at();
    boolean late = !slot.start().minus(Duration.ofHours(1)).isAfter(at);
    if (late || !slot.service().equals(Clinic.CLEANING)) {
      return;
    }
    boolean given =
        offers.values().stream().anyMatch(o -> o.slot().overlaps(slot.start(), slot.end()));
    assertThat(given || waiting.keySet().stream().noneMatch(id -> waitsFor(id, slot)))
        .as("a cancelled slot that somebody waits for is offered")
        .isTrue();
  }

  private boolean waitsFor(WaitingId id, Slot slot) {
    return !offers.containsKey(id) && wants(id, slot);
  }

  private boolean wants(WaitingId id, Slot slot) {
    WaitingWish wish = waits(id).wish();
    LocalDateTime start = LocalDateTime.ofInstant(slot.start(), Clinic.ZONE);
    LocalTime time = start.toLocalTime();
    boolean day =
        !start.toLocalDate().isBefore(wish.from()) && !start.toLocalDate().isAfter(wish.until());
    boolean part =
        !time.isBefore(wish.earliest().orElse(LocalTime.MIN))
            && !time.isAfter(wish.latest().orElse(LocalTime.MAX));
    boolean whom = wish.practitioner().map(slot.practitioner()::equals).orElse(true);
    return wish.service().equals(slot.service())
        && day
        && part
        && whom
        && passed.getOrDefault(id, List.of()).stream()
            .noneMatch(old -> old.overlaps(slot.start(), slot.end()));
  }

  private void pass(WaitingId id, Slot slot) {
    assertThat(open(id).slot()).isEqualTo(slot);
    offers.remove(id);
    passed.computeIfAbsent(id, none -> new ArrayList<>()).add(slot);
  }

  private SlotOffer open(WaitingId id) {
    return Optional.ofNullable(offers.get(id))
        .orElseThrow(() -> new AssertionError("no offer to " + id));
  }

  private WaitingEntry waits(WaitingId id) {
    return Optional.ofNullable(waiting.get(id))
        .orElseThrow(() -> new AssertionError(id + " does not wait"));
  }

  private void forget(WaitingId id) {
    assertThat(waiting.remove(id)).as("waited").isNotNull();
    offers.remove(id);
    passed.remove(id);
  }
}
