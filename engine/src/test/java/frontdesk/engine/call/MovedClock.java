package frontdesk.engine.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Wall time that stands still until the test moves it. */
final class MovedClock extends Clock {
  private volatile Instant now;

  MovedClock(Instant start) {
    now = start;
  }

  /** Moved by the test's thread alone. */
  void pass(Duration time) {
    Instant later = now.plus(time);
    now = later;
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
