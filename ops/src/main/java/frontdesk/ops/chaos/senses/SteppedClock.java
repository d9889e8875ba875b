package frontdesk.ops.chaos.senses;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's wall clock, as it would be had somebody set it. Any thread. */
final class SteppedClock extends Clock {
  private volatile Duration offset = Duration.ZERO;

  /** Sets it by so much, forward or back. */
  synchronized void step(Duration by) {
    offset = offset.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now(Clock.systemUTC()).plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a node reads instants only");
  }
}
