package frontdesk.ops.chaos.partition;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Undoes in reverse what a scenario made outside of its own process, once: at its end, or when the
 * process is told to stop before that. Any thread.
 */
final class Cleanup implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cleanup.class);

  private final Deque<AutoCloseable> made = new ArrayDeque<>();
  private final Thread atStop = new Thread(this::undo, "cleanup");

  Cleanup() {
    Runtime.getRuntime().addShutdownHook(atStop);
  }

  synchronized <T extends AutoCloseable> T later(T closeable) {
    made.push(closeable);
    return closeable;
  }

  private synchronized void undo() {
    while (!made.isEmpty()) {
      try {
        made.pop().close();
      } catch (Exception e) {
        LOG.warn("something was not undone", e);
      }
    }
  }

  @Override
  public void close() {
    undo();
    try {
      Runtime.getRuntime().removeShutdownHook(atStop);
    } catch (IllegalStateException stopping) {
      LOG.debug("the process stops", stopping);
    }
  }
}
