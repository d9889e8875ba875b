package frontdesk.engine.provider.resilience;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after another, in the order in which they came, on whichever thread brought the
 * first of those that wait. A task that comes from within another one runs after it: so a provider
 * may answer while it is still being asked.
 */
final class Serial {
  private static final Logger LOG = LoggerFactory.getLogger(Serial.class);

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  void run(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0) {
      do {
        runNext();
      } while (waiting.decrementAndGet() > 0);
    }
  }

  /** A task that throws must not keep those behind it from ever being run. */
  private void runNext() {
    Runnable next = tasks.poll();
    if (next == null) {
      throw new IllegalStateException("a task was counted that is not there");
    }
    try {
      next.run();
    } catch (RuntimeException e) {
      // Its message may hold words of a caller.
      LOG.error("a listener of a provider's work threw {}", e.getClass().getName());
    }
  }
}
