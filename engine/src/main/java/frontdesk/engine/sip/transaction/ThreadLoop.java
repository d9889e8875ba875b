package frontdesk.engine.sip.transaction;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signalling thread of a running node. A task that fails ends itself, never the thread. */
public final class ThreadLoop implements SignallingLoop {
  private static final Logger LOGGER = LoggerFactory.getLogger(ThreadLoop.class);
  private static final long CLOSE_WAIT_SECONDS = 5;

  private final ScheduledThreadPoolExecutor executor;

  public ThreadLoop(String threadName) {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, threadName);
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void execute(Runnable task) {
    try {
      executor.execute(() -> guarded(task));
    } catch (RejectedExecutionException e) {
      LOGGER.debug("SIP signalling is closed");
    }
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    try {
      ScheduledFuture<?> future =
          executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException e) {
      LOGGER.debug("SIP signalling is closed");
      return () -> {};
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      // An Error too ends one task only: a message that exhausts memory must not deafen the node.
      // The class and place only: an exception's text may hold words of a message.
      StackTraceElement[] trace = e.getStackTrace();
      LOGGER.error(
          "SIP signalling task failed: {} at {}",
          e.getClass().getSimpleName(),
          trace.length == 0 ? "?" : trace[0]);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS)) {
        LOGGER.warn("SIP signalling did not end in {} s", CLOSE_WAIT_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
