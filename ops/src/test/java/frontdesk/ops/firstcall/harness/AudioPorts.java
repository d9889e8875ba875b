package frontdesk.ops.firstcall.harness;

import java.util.concurrent.atomic.AtomicInteger;

/** Ranges of ports for the audio of nodes under test. */
final class AudioPorts {
  private static final int FIRST = 10_000;
  private static final int RANGE = 200;
  private static final int RANGES = 110;
  private static final AtomicInteger MADE = new AtomicInteger();

  private AudioPorts() {}

  /**
   * The first of two hundred ports for audio, other ones for every node of this machine: tests that
   * run side by side in two processes have every other range each.
   */
  static int first() {
    long number = ProcessHandle.current().pid() * 31 + MADE.incrementAndGet();
    long ofThisProcess = 2 * number + Integer.getInteger("frontdesk.fork", 1) % 2;
    return FIRST + (int) (ofThisProcess % RANGES) * RANGE;
  }

  /** How many ports for audio follow the first one. */
  static int count() {
    return RANGE;
  }
}
