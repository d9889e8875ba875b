package frontdesk.ops.firstcall.harness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that runs on from a chosen moment, so that "next Tuesday" is a known date. */
public final class NodeClock {
  private NodeClock() {}

  /** It is this moment now. */
  public static Clock startingAt(Instant now) {
    Clock system = Clock.systemUTC();
    return Clock.offset(system, Duration.between(system.instant(), now));
  }
}
