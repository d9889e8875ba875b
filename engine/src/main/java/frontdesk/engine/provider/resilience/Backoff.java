package frontdesk.engine.provider.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the same provider is asked again: doubled each time, and of that a random
 * part between a half and the whole, so that callers who failed together do not return together.
 *
 * @param first before the first further attempt
 * @param longest never more than this
 */
public record Backoff(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 20;

  /** Before a further attempt; {@code attempt} counts these from 1. */
  Duration before(int attempt, RandomGenerator random) {
    long doubled = first.toNanos() << Math.min(attempt - 1, MOST_DOUBLINGS);
    long whole = Math.min(doubled, longest.toNanos());
    return Duration.ofNanos(whole / 2 + (long) (random.nextDouble() * (whole - whole / 2)));
  }
}
