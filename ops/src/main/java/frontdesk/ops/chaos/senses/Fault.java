package frontdesk.ops.chaos.senses;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What happens to an engine that is asked to work. Any thread. */
final class Fault {
  /** How an engine fails. */
  enum Kind {
    /** It never comes back, whatever is done to its thread, until it is mended. */
    HANGS,
    /** It throws. */
    THROWS
  }

  private static final long LOOK_AGAIN_NANOS = 5_000_000;

  private final Kind kind;
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicInteger struck = new AtomicInteger();
  private volatile int mended;
  private volatile long struckNanos;

  Fault(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** From now on the next so many pieces of work fail. */
  void arm(int times) {
    left.set(times);
  }

  /** Nothing fails any more, and what hangs comes back. */
  synchronized void mend() {
    left.set(0);
    mended++;
  }

  /** How often it struck. */
  int struck() {
    return struck.get();
  }

  /** How long ago it struck last; of no meaning if it never has. */
  Duration sinceStruck() {
    return Duration.ofNanos(System.nanoTime() - struckNanos);
  }

  /** Fails if it is to. */
  void strike() {
    int epoch = mended;
    if (left.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
      return;
    }
    struckNanos = System.nanoTime();
    struck.incrementAndGet();
    if (kind == Kind.THROWS) {
      throw new IllegalStateException("made to fail");
    }
    boolean interrupted = false;
    while (mended == epoch) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      interrupted |= Thread.interrupted(); // who hangs does not hear that either
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
