package frontdesk.engine.provider.ear;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The finals that a connection's vendor was asked for and has not given, in order. Used under its
 * line's lock.
 */
final class Asked {
  /** An answer reaches as far as what it was asked at, but for what vendors round. */
  private static final Duration ROUNDING = Duration.ofMillis(150);

  /**
   * One of them.
   *
   * @param at how much audio the connection had carried then
   */
  private record Ask(PendingUtterance pending, Duration at, long askedNs) {}

  private final ArrayDeque<Ask> asks = new ArrayDeque<>();
  private Optional<Long> lastNs = Optional.empty();

  void add(PendingUtterance pending, Duration at) {
    long now = System.nanoTime();
    lastNs = Optional.of(now);
    asks.add(new Ask(pending, at, now));
  }

  /** Whether the last one, answered or not, was so long ago. */
  boolean isLastBefore(Duration time) {
    long now = System.nanoTime();
    return lastNs.filter(at -> now - at < time.toNanos()).isEmpty();
  }

  boolean of(@Nullable PendingUtterance pending) {
    return asks.stream().anyMatch(ask -> ask.pending() == pending);
  }

  /** Since the last one, which is not answered. */
  Duration waited() {
    return Duration.ofNanos(System.nanoTime() - asks.getLast().askedNs());
  }

  /**
   * The vendor answered. Where it says how far its answer reaches it answers all that was asked
   * until there, since not each has an answer of its own; else one.
   */
  void answered(Heard.Final words) {
    if (words.until().isPresent()) {
      Duration until = words.until().get().plus(ROUNDING);
      asks.removeIf(ask -> ask.at().compareTo(until) <= 0);
    } else {
      asks.poll();
    }
  }

  /** Nothing is waited for any longer of this utterance. */
  void forget(PendingUtterance pending) {
    asks.removeIf(ask -> ask.pending() == pending);
  }

  void clear() {
    asks.clear();
  }
}
