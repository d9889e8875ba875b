package frontdesk.engine.booking;

import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.WaitingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who waits for a slot to become free, the first first: immutable, short enough to be copied.
 *
 * @param places in the order in which they began to wait
 */
record WaitingList(List<Place> places) {
  /**
   * A place on the list.
   *
   * @param passed what was offered and not taken: nothing at that time is offered again
   * @param offer what is offered now
   */
  record Place(WaitingEntry entry, List<Slot> passed, Optional<Kept> offer) {
    Place {
      passed = List.copyOf(passed);
    }

    Place offered(Kept kept) {
      return new Place(entry, passed, Optional.of(kept));
    }

    Place passed(Slot slot) {
      List<Slot> all = new ArrayList<>(passed);
      all.add(slot);
      return new Place(entry, all, Optional.empty());
    }
  }

  /**
   * A slot that is kept for somebody who waited.
   *
   * @param occupied all that an appointment in its place would occupy
   * @param until the first instant at which it is kept no longer
   */
  record Kept(Slot slot, List<Occupied> occupied, Instant until) {
    Kept {
      occupied = List.copyOf(occupied);
    }
  }

  WaitingList {
    places = List.copyOf(places);
  }

  static WaitingList empty() {
    return new WaitingList(List.of());
  }

  Optional<Place> find(WaitingId id) {
    return places.stream().filter(place -> place.entry().id().equals(id)).findFirst();
  }

  /** What a patient waits for. */
  List<Place> of(PatientId patient) {
    return places.stream().filter(place -> place.entry().patient().equals(patient)).toList();
  }

  /** What is kept for one of them. */
  List<Occupied> keptFor(WaitingId id) {
    return find(id).flatMap(Place::offer).map(Kept::occupied).orElse(List.of());
  }

  WaitingList with(WaitingEntry entry) {
    List<Place> all = new ArrayList<>(places);
    all.add(new Place(entry, List.of(), Optional.empty()));
    return new WaitingList(all);
  }

  WaitingList without(WaitingId id) {
    return new WaitingList(
        places.stream().filter(place -> !place.entry().id().equals(id)).toList());
  }

  WaitingList changed(WaitingId id, UnaryOperator<Place> change) {
    return new WaitingList(
        places.stream()
            .map(place -> place.entry().id().equals(id) ? change.apply(place) : place)
            .toList());
  }
}
