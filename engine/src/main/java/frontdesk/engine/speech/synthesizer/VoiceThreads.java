package frontdesk.engine.speech.synthesizer;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a pool of voices. One that hangs is interrupted and left alone until it comes
 * back, and another takes its place, a bounded number of times; when nothing but hanging threads is
 * left, work is refused at once. Safe for all threads.
 */
final class VoiceThreads {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceThreads.class);

  /** What is to be done by a voice. */
  interface Work extends Runnable {
    /** It takes too long and is left alone; called once, on the watching thread. */
    void hangs();
  }

  private final String name;
  private final SynthesizerSettings settings;
  private final ThreadPoolExecutor workers;
  private final ScheduledThreadPoolExecutor watch;
  private final LongAdder hung = new LongAdder();
  private int leftAlone;

  VoiceThreads(String name, SynthesizerSettings settings) {
    this.name = name;
    this.settings = settings;
    AtomicInteger number = new AtomicInteger();
    this.workers =
        new ThreadPoolExecutor(
            settings.voices(),
            settings.voices(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.queuedTexts()),
            task -> daemon(task, "voice-" + name + "-" + number.incrementAndGet()));
    this.watch =
        new ScheduledThreadPoolExecutor(1, task -> daemon(task, "voice-" + name + "-watch"));
    watch.setRemoveOnCancelPolicy(true);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does this as soon as there is a thread.
   *
   * @throws RejectedExecutionException when too much waits, or nobody would ever take it
   */
  void execute(Work work) {
    if (allHang()) {
      throw new RejectedExecutionException("every voice hangs");
    }
    workers.execute(new Watched(work));
  }

  /** How often a thread hung since the start. */
  long hung() {
    return hung.sum();
  }

  /** Ends; answers what was waiting. */
  List<Work> close() {
    List<Work> waiting =
        workers.shutdownNow().stream()
            .filter(Watched.class::isInstance)
            .map(task -> ((Watched) task).work)
            .toList();
    watch.shutdownNow();
    return waiting;
  }

  private synchronized boolean allHang() {
    return leftAlone >= settings.voices() + settings.maxHung();
  }

  private synchronized void leave() {
    leftAlone++;
    resize();
  }

  private synchronized void back() {
    leftAlone--;
    resize();
  }

  private void resize() {
    int size = settings.voices() + Math.min(leftAlone, settings.maxHung());
    if (size > workers.getMaximumPoolSize()) {
      workers.setMaximumPoolSize(size);
      workers.setCorePoolSize(size);
    } else {
      workers.setCorePoolSize(size);
      workers.setMaximumPoolSize(size);
    }
  }

  private final class Watched implements Runnable {
    private final Work work;
    private boolean running;
    private boolean hangs;

    Watched(Work work) {
      this.work = work;
    }

    @Override
    public void run() {
      synchronized (this) {
        running = true;
      }
      Runnable watched = watched(Thread.currentThread());
      try {
        work.run();
      } finally {
        watched.run();
        boolean wasLeftAlone;
        synchronized (this) {
          running = false;
          wasLeftAlone = hangs;
        }
        if (wasLeftAlone) {
          LOG.info("{}: a voice that hung has come back and is closed", name);
          back();
        }
      }
    }

    private Runnable watched(Thread thread) {
      try {
        Future<?> check =
            watch.schedule(
                () -> check(thread), settings.hungAfter().toNanos(), TimeUnit.NANOSECONDS);
        return () -> check.cancel(false);
      } catch (RejectedExecutionException closing) {
        return () -> {};
      }
    }

    private void check(Thread thread) {
      synchronized (this) {
        if (!running) {
          return;
        }
        hangs = true;
        leave();
        thread.interrupt();
      }
      hung.increment();
      LOG.error("{}: a voice hangs and is left alone", name);
      work.hangs();
    }
  }
}
