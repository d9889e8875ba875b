package frontdesk.ops.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time since the machine was started: nobody can set it, and it goes on over restarts of a process.
 *
 * @param boot names the machine's start; times of different starts cannot be compared
 * @param millis since then, sleep included
 */
record MachineClock(long boot, long millis) {
  private static final Logger LOG = LoggerFactory.getLogger(MachineClock.class);
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final int MILLIS = 1_000;

  /** What it says now; empty where the system does not tell. */
  static Optional<MachineClock> now() {
    try {
      String uptime = Files.readString(UPTIME).split(" ", 2)[0];
      return Optional.of(
          new MachineClock(
              Files.readString(BOOT).strip().hashCode(),
              Math.round(Double.parseDouble(uptime) * MILLIS)));
    } catch (IOException | NumberFormatException none) {
      LOG.debug("the system does not tell for how long it runs", none);
      return Optional.empty();
    }
  }
}
