package frontdesk.engine.provider.resilience;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.Scheduler;
import scala.concurrent.ExecutionContext;

/**
 * Time and chance, from elsewhere.
 *
 * @param executor runs what is due; nothing given to it blocks
 * @param nanos as {@link System#nanoTime}
 */
public record Timing(
    Scheduler scheduler, ExecutionContext executor, LongSupplier nanos, RandomGenerator random) {
  /** Runs this once, later. */
  Cancellable after(Duration delay, Runnable task) {
    return scheduler.scheduleOnce(delay, task, executor);
  }

  long now() {
    return nanos.getAsLong();
  }

  /** How long it has been since a moment of {@link #now}. */
  Duration since(long then) {
    return Duration.ofNanos(now() - then);
  }
}
