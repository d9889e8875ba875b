package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
final class Awaiting {
  private static final Duration LOOK = Duration.ofMillis(5);

  private Awaiting() {}

  /** How long it took until this held; fails when it does not within the time. */
  static Duration until(String what, Duration limit, BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(limit);
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Fails when this does not hold all the time. */
  static void allThrough(String what, Duration span, BooleanSupplier holds) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < span.toNanos()) {
      assertThat(holds.getAsBoolean()).as(what).isTrue();
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
