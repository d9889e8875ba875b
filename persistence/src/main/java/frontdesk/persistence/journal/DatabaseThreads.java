package frontdesk.persistence.journal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the few threads on which blocking database work runs, behind a bounded queue. */
public final class DatabaseThreads {
  private static final long IDLE_SECONDS = 30;

  private DatabaseThreads() {}

  /**
   * A pool that refuses, rather than waits, when its queue is full.
   *
   * @param name what the threads are called
   * @param threads most at once; idle ones end
   * @param queue most waiting
   */
  public static ExecutorService create(String name, int threads, int queue) {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory factory =
        work -> {
          Thread thread = new Thread(work, "database-" + name + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            factory,
            new ThreadPoolExecutor.AbortPolicy());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
