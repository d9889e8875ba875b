package frontdesk.engine.sip.transport;

import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** A logger for what strangers can cause: so many lines a second, the rest counted. One thread. */
final class BoundedLog {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final Logger logger;
  private final int linesPerSecond;
  private final LongSupplier nanoTime;
  private long windowStart;
  private int lines;
  private long suppressed;

  BoundedLog(Logger logger, int linesPerSecond, LongSupplier nanoTime) {
    this.logger = logger;
    this.linesPerSecond = linesPerSecond;
    this.nanoTime = nanoTime;
    this.windowStart = nanoTime.getAsLong();
  }

  /** One line without content: what was wrong, and how many lines were left out before it. */
  void warn(String what, Object detail) {
    long now = nanoTime.getAsLong();
    if (now - windowStart >= SECOND_NANOS) {
      windowStart = now;
      lines = 0;
    }
    if (lines >= linesPerSecond) {
      suppressed++;
      return;
    }
    lines++;
    logger.warn("{}: {} ({} lines suppressed before)", what, detail, suppressed);
    suppressed = 0;
  }
}
