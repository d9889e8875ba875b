package frontdesk.persistence.journal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Real time for a {@link StoreWatch}, on one thread. */
final class WatchTimer implements StoreWatch.Timer {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread daemon = new Thread(work, "store-watch");
            daemon.setDaemon(true);
            return daemon;
          });

  @Override
  public void after(Duration delay, Runnable work) {
    if (!thread.isShutdown()) {
      var unused = thread.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
