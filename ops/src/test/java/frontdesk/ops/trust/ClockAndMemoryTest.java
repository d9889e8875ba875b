package frontdesk.ops.trust;

import frontdesk.ops.chaos.senses.ClockStep;
import frontdesk.ops.chaos.senses.MemoryPressure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wall clock that is set by an hour, and a node that gets more than it can serve. */
class ClockAndMemoryTest {
  @Test
  void shouldKeepItsPromisesUnderASteppedClockAndAStorm(@TempDir Path directory) throws Exception {
    SideBySide.allHold(directory, List.of(ClockStep.FORWARD, ClockStep.BACK, new MemoryPressure()));
  }
}
