package frontdesk.engine.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves; safe to read from any thread. */
final class MovableClock implements InstantSource {
  private volatile Instant now;

  MovableClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void move(Duration by) {
    now = now.plus(by);
  }

  void set(Instant to) {
    now = to;
  }
}
