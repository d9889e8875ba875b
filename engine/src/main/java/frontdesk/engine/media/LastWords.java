package frontdesk.engine.media;

import org.jspecify.annotations.Nullable;

/** The last words of a line, and who waits for them. Guarded by the line's lock. */
final class LastWords {
  private static final long TICK_NANOS = 20_000_000;

  /** What is on its way when they end is still to be heard. */
  private static final int LAST_TICKS = 25;

  private boolean begun;
  private long overAtNanos;
  private @Nullable Runnable then;

  /** They are said from now on. */
  void begin(int samples, long nowNanos, Runnable told) {
    begun = true;
    overAtNanos = nowNanos + TICK_NANOS * (samples / MediaLine.TICK_SAMPLES + LAST_TICKS);
    then = told;
  }

  /** Whether they are being said, or were. */
  boolean begun() {
    return begun;
  }

  /** Whether they were said. */
  boolean over(long nowNanos) {
    return begun && nowNanos - overAtNanos >= 0;
  }

  /** Who is to be told, once; null where nobody is, or was. */
  @Nullable Runnable take() {
    Runnable told = then;
    then = null;
    return told;
  }
}
