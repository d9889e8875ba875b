package frontdesk.ops.firstcall.harness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs, and can be moved ahead; any thread. */
public final class MovedClock extends Clock {
  private final Clock running;
  private volatile Duration ahead = Duration.ZERO;

  private MovedClock(Clock running) {
    this.running = running;
  }

  /** It is this moment now. */
  public static MovedClock startingAt(Instant now) {
    return new MovedClock(NodeClock.startingAt(now));
  }

  /** Some time has passed. */
  public void move(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return running.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
