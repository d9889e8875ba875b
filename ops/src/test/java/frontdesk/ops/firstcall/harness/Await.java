package frontdesk.ops.firstcall.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for something to become true, looking again and again; never longer than told. */
public final class Await {
  /** Long enough for anything that a node does at once, on a machine that is busy with others. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long LOOK_AGAIN_NANOS = 10_000_000;

  private Await() {}

  /** A condition whose evaluation may fail. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits until a condition holds. */
  public static void until(String what, Condition condition) {
    until(what, PATIENCE, condition);
  }

  /** Waits until a condition holds, at most so long. */
  public static void until(String what, Duration patience, Condition condition) {
    until(() -> what, patience, condition);
  }

  /** Waits until a condition holds; the description is made when it never did. */
  public static void until(Supplier<String> what, Duration patience, Condition condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("within " + patience.toMillis() + " ms: " + what.get());
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** Waits until there is something. */
  public static <T> T found(String what, Duration patience, Supplier<Optional<T>> look) {
    until(what, patience, () -> look.get().isPresent());
    return look.get().orElseThrow();
  }

  /** Lets time pass while others work; for showing that something does not happen. */
  public static void elapsed(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = deadline - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (Exception e) {
      throw new AssertionError("a condition could not be looked at", e);
    }
  }
}
