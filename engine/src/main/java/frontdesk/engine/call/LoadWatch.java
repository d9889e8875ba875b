package frontdesk.engine.call;

import frontdesk.engine.call.brain.NodeLoad;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Tells a node's load how late its actors are: one of them that wakes itself again and again, on
 * the dispatcher that calls run on. What it waits for beyond its time, everybody waits for: free
 * cores, other actors' turns, collections. One for a node, and it costs next to nothing.
 */
public final class LoadWatch {
  /** It was due at this moment of the clock. */
  private record Woken(long dueNanos) {}

  private LoadWatch() {}

  /**
   * One for a node.
   *
   * @param nanoTime a clock as {@link System#nanoTime}
   * @param every between looks; of its lateness up to 20 ms are the scheduler's own
   */
  public static Behavior<?> create(NodeLoad load, LongSupplier nanoTime, Duration every) {
    return Behaviors.withTimers(
        (TimerScheduler<Woken> timers) -> {
          sleep(timers, nanoTime, every);
          return Behaviors.receiveMessage(
              woken -> {
                load.wasLate(Duration.ofNanos(nanoTime.getAsLong() - woken.dueNanos()));
                sleep(timers, nanoTime, every);
                return Behaviors.same();
              });
        });
  }

  private static void sleep(TimerScheduler<Woken> timers, LongSupplier nanoTime, Duration every) {
    timers.startSingleTimer(new Woken(nanoTime.getAsLong() + every.toNanos()), every);
  }
}
