package frontdesk.ops.talk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a node: stands while a clinic's past is made, and then goes. Any thread. */
final class SteppingTime extends Clock {
  private final TalkClock standing;
  private volatile long goesSince;
  private volatile boolean going;

  /**
   * @param standing what it shows until it goes, and goes on from
   */
  SteppingTime(TalkClock standing) {
    this.standing = standing;
  }

  void go() {
    goesSince = System.nanoTime();
    going = true;
  }

  @Override
  public Instant instant() {
    Instant from = standing.instant();
    return going ? from.plus(Duration.ofNanos(System.nanoTime() - goesSince)) : from;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("instants only");
  }
}
