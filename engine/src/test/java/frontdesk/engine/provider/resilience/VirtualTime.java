package frontdesk.engine.provider.resilience;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.apache.pekko.actor.AbstractScheduler;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.dispatch.ExecutionContexts;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/** A clock that stands until it is told to pass; what is due runs on the thread that tells it. */
final class VirtualTime extends AbstractScheduler {
  private static final long SEED = 7;

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private long now;
  private long order;

  private static final class Due implements Cancellable {
    private final long at;
    private final long order;
    private final Runnable task;
    private boolean cancelled;

    Due(long at, long order, Runnable task) {
      this.at = at;
      this.order = order;
      this.task = task;
    }

    long at() {
      return at;
    }

    long order() {
      return order;
    }

    @Override
    public boolean cancel() {
      boolean first = !cancelled;
      cancelled = true;
      return first;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }

  /** Timing by this clock, with chance that repeats. */
  Timing timing() {
    return new Timing(
        this, ExecutionContexts.fromExecutor(Runnable::run), () -> now, new Random(SEED));
  }

  long millis() {
    return Duration.ofNanos(now).toMillis();
  }

  void passMillis(long millis) {
    long until = now + Duration.ofMillis(millis).toNanos();
    for (Due next = queue.peek(); next != null && next.at <= until; next = queue.peek()) {
      queue.remove();
      now = Math.max(now, next.at);
      if (!next.cancelled) {
        next.cancelled = true;
        next.task.run();
      }
    }
    now = until;
  }

  /** Timers that somebody still waits for. */
  long waiting() {
    return queue.stream().filter(due -> !due.cancelled).count();
  }

  @Override
  public Cancellable scheduleOnce(
      FiniteDuration delay, Runnable runnable, ExecutionContext executor) {
    Due due = new Due(now + delay.toNanos(), order++, runnable);
    queue.add(due);
    return due;
  }

  @Override
  @Deprecated
  public Cancellable schedule(
      FiniteDuration first, FiniteDuration interval, Runnable runnable, ExecutionContext executor) {
    throw new UnsupportedOperationException("nothing here repeats by itself");
  }

  @Override
  public double maxFrequency() {
    return 1_000;
  }
}
