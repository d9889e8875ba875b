package frontdesk.engine.booking;

import frontdesk.protocol.id.HoldId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * How long live holds are still kept, by a clock that nobody can set. Used by one incarnation of a
 * ledger, on its actor's thread.
 *
 * <p>A hold's stored end is wall time: it is what the caller is told, and all that a recovering
 * ledger has. From then on only time that really passes counts, so that a wall clock that is
 * stepped expires no hold early and keeps none for an hour. After a recovery a hold is kept for
 * what is left of it by the wall clock, never longer than holds are kept at all.
 */
final class HoldTimes {
  private final LongSupplier nanoTime;
  private final Duration longest;
  private final Map<HoldId, Long> overAt = new HashMap<>();

  /**
   * @param nanoTime a clock as {@link System#nanoTime}
   * @param longest the longest that a hold is kept
   */
  HoldTimes(LongSupplier nanoTime, Duration longest) {
    this.nanoTime = nanoTime;
    this.longest = longest;
  }

  /** What a command is decided by, if it is decided now. */
  LedgerTime now(Instant wall) {
    return new LedgerTime(wall, nanoTime.getAsLong(), this);
  }

  /** A hold was placed, as decided at that time; one that is known keeps its end. */
  void placed(HoldId hold, Instant until, LedgerTime decided) {
    overAt.putIfAbsent(hold, decided.nanos() + left(until, decided.now()));
  }

  /** Knows these holds and no others from now on; answers how soon the first of them is over. */
  Optional<Duration> keepOnly(List<Hold> live, LedgerTime time) {
    Set<HoldId> ids = live.stream().map(Hold::id).collect(Collectors.toSet());
    overAt.keySet().retainAll(ids);
    return live.stream().map(hold -> leftOf(hold, time)).min(Duration::compareTo);
  }

  /** How long this hold is still kept; zero or less when its time is over. */
  Duration leftOf(Hold hold, LedgerTime time) {
    long end =
        overAt.computeIfAbsent(hold.id(), id -> time.nanos() + left(hold.until(), time.now()));
    return Duration.ofNanos(end - time.nanos());
  }

  private long left(Instant until, Instant wall) {
    Duration left = Duration.between(wall, until);
    return left.isNegative() ? 0 : left.compareTo(longest) > 0 ? longest.toNanos() : left.toNanos();
  }
}
