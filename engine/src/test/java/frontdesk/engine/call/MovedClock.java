package frontdesk.engine.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Wall and monotonic time that stand still until the test moves them. */
final class MovedClock extends Clock {
  private volatile Instant now;
  private volatile long nanos;

  MovedClock(Instant start) {
    now = start;
  }

  /** Moved by the test's thread alone. */
  void pass(Duration time) {
    long later = nanos + time.toNanos();
    nanos = later;
    set(time);
  }

  /** Somebody sets the wall clock forward, or back; no time passes. */
  void set(Duration step) {
    Instant other = now.plus(step);
    now = other;
  }

  long nanoTime() {
    return nanos;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
