package frontdesk.ops.talk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until it is moved. Any thread. */
final class TalkClock extends Clock {
  private final AtomicReference<Instant> now;

  TalkClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  void moveTo(Instant then) {
    now.set(then);
  }

  void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  /** As {@link System#nanoTime}: moves with the clock. */
  long nanoTime() {
    Instant moment = instant();
    return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
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
