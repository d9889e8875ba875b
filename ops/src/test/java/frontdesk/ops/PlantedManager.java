package frontdesk.ops;

import java.io.File;
import java.time.Clock;

/** Breaks the rules of the house on purpose, so that the tests of those rules can fail. */
final class PlantedManager {
  private final Clock clock;

  PlantedManager(Clock clock) {
    this.clock = clock;
  }

  String name() {
    return new File("planted").getName() + clock.getZone();
  }
}
