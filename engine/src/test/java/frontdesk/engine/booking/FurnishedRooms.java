package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What appointments and holds of the furnished clinic must occupy, told from their slots alone:
 * their practitioner and one chair that will do, from before to after, and nobody else's time.
 */
final class FurnishedRooms {
  private FurnishedRooms() {}

  static void check(LedgerState state) {
    state
        .allBookings()
        .forEach(booking -> checkNeeds(booking.appointment().slot(), booking.occupied()));
    state.liveHolds().forEach(FurnishedRooms::checkHold);
    List<WaitingList.Kept> offers =
        state.waiting().places().stream().flatMap(place -> place.offer().stream()).toList();
    offers.forEach(offer -> checkNeeds(offer.slot(), offer.occupied()));
    Map<ResourceId, Occupied> last = new HashMap<>();
    Stream.of(
            state.allBookings().flatMap(booking -> booking.occupied().stream()),
            state.liveHolds().flatMap(hold -> hold.taken().stream()),
            offers.stream().flatMap(offer -> offer.occupied().stream()))
        .flatMap(each -> each)
        .sorted(Comparator.comparing(Occupied::from))
        .forEach(
            each -> {
              Occupied before = last.put(each.resource(), each);
              if (before != null) {
                assertThat(each.from()).as("overlap").isAfterOrEqualTo(before.to());
              }
            });
  }

  private static void checkHold(Hold hold) {
    checkNeeds(hold.slot(), hold.needs());
    if (hold.replaces().isEmpty()) {
      assertThat(hold.taken()).as("kept for a hold").isEqualTo(hold.needs());
    }
  }

  private static void checkNeeds(Slot slot, List<Occupied> occupied) {
    boolean crown = slot.service().equals(Clinic.CROWN);
    Instant from = slot.start().minus(Duration.ofMinutes(crown ? 10 : 0));
    Instant to = slot.end().plus(Duration.ofMinutes(crown ? 15 : 0));
    assertThat(occupied).as("practitioner and chair").hasSize(2);
    assertThat(occupied.get(0))
        .as("practitioner")
        .isEqualTo(new Occupied(Resources.of(slot.practitioner()), from, to));
    assertThat(
            crown
                ? List.of(new Occupied(Clinic.CHAIR_1, from, to))
                : List.of(
                    new Occupied(Clinic.CHAIR_1, from, to), new Occupied(Clinic.CHAIR_2, from, to)))
        .as("chair")
        .contains(occupied.get(1));
  }
}
