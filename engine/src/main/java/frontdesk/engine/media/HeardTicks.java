package frontdesk.engine.media;

/** How far a line has heard, in ticks since it opened. For the loop's thread alone. */
final class HeardTicks {
  private final int mostLate;
  private long next;

  /**
   * @param mostLate ticks that are heard late; of a longer pause none is
   */
  HeardTicks(int mostLate) {
    this.mostLate = mostLate;
  }

  /** How many ticks before this one may still be heard. */
  int missed(long tick) {
    long missed = Math.max(0, tick - next);
    return missed > mostLate ? 0 : (int) missed;
  }

  /** Before this tick only so many more are heard, the last ones. */
  void passOver(long tick, int late) {
    next = tick - late;
  }

  /** The next one to be heard. */
  long next() {
    return next;
  }

  /** Goes on by one; answers the one that is heard now. */
  long advance() {
    return next++;
  }
}
