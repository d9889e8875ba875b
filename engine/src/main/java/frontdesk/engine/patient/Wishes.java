package frontdesk.engine.patient;

import frontdesk.protocol.id.CallId;
import frontdesk.protocol.patient.PatientEvent.WishKept;
import frontdesk.protocol.patient.PatientEvent.WishTaken;
import frontdesk.protocol.patient.RecentWish;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What calls that were cut off had come to, by keyed hash of the number that they came from.
 * Immutable; those whose time is over go when the next one is kept.
 */
record Wishes(Map<String, Wishes.Kept> byNumber) {
  /**
   * One of them.
   *
   * @param takenBy the call that was told of it
   */
  record Kept(RecentWish wish, Instant until, Optional<CallId> takenBy) {
    private boolean isFor(CallId call, Instant now) {
      return until.isAfter(now)
          && !wish.lost().equals(call)
          && takenBy.filter(other -> !other.equals(call)).isEmpty();
    }
  }

  Wishes {
    byNumber = Map.copyOf(byNumber);
  }

  static Wishes none() {
    return new Wishes(Map.of());
  }

  /** How many are not over. */
  long live(Instant now) {
    return byNumber.values().stream().filter(kept -> kept.until().isAfter(now)).count();
  }

  /** Whether this very wish is known, taken or not. */
  boolean knows(String numberHmac, RecentWish wish) {
    return Optional.ofNullable(byNumber.get(numberHmac))
        .filter(kept -> kept.wish().lost().equals(wish.lost()))
        .isPresent();
  }

  /** What this call may be told. */
  Optional<Kept> tell(String numberHmac, CallId call, Instant now) {
    return Optional.ofNullable(byNumber.get(numberHmac)).filter(kept -> kept.isFor(call, now));
  }

  Wishes on(WishKept event) {
    Map<String, Kept> next = new TreeMap<>(byNumber);
    next.values().removeIf(kept -> !kept.until().isAfter(event.header().at()));
    next.put(event.numberHmac(), new Kept(event.wish(), event.until(), Optional.empty()));
    return new Wishes(next);
  }

  Wishes on(WishTaken event) {
    Kept kept = byNumber.get(event.numberHmac());
    if (kept == null) {
      return this;
    }
    Map<String, Kept> next = new TreeMap<>(byNumber);
    next.put(event.numberHmac(), new Kept(kept.wish(), kept.until(), Optional.of(event.by())));
    return new Wishes(next);
  }

  /** Without the wish of somebody who is erased. */
  Wishes without(Optional<String> numberHmac) {
    if (numberHmac.filter(byNumber::containsKey).isEmpty()) {
      return this;
    }
    Map<String, Kept> next = new TreeMap<>(byNumber);
    next.remove(numberHmac.get());
    return new Wishes(next);
  }
}
