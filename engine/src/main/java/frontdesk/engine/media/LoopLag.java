package frontdesk.engine.media;

/**
 * How far a loop is behind the clock, and whether its lines hear late what came meanwhile. For the
 * loop's thread alone.
 *
 * <p>A process that stood still hears its callers late, each line once. A loop that has more lines
 * than it can serve leaves ticks out again and again; hearing all of them late would take what the
 * sending needs, so between two times it rests ten times as long as what it left out.
 */
final class LoopLag {
  private static final int REST = 10;

  private final int slotsOfAll;
  private final long slotNanos;
  private long lateBefore;
  private long restsUntilNanos;
  private int ticks;

  /**
   * @param slotsOfAll slots in which every line has its turn
   * @param nowNanos from when on it may be late
   */
  LoopLag(int slotsOfAll, long slotNanos, long nowNanos) {
    this.slotsOfAll = slotsOfAll;
    this.slotNanos = slotNanos;
    this.restsUntilNanos = nowNanos;
  }

  /**
   * The loop left out so many slots.
   *
   * @param slot the first one that it did not leave out
   */
  void leftOut(long slots, long slot, long nowNanos) {
    boolean underWay = slot - slots < lateBefore;
    if (underWay) {
      lateBefore += slots; // that took its time: those whose turn did not come are late too
    } else if (nowNanos - restsUntilNanos >= 0) {
      lateBefore = slot + slotsOfAll;
      restsUntilNanos = nowNanos + REST * slots * slotNanos;
    }
  }

  /** Whether the lines of this slot hear what came while ticks were left out. */
  boolean isHeardLate(long slot) {
    return slot < lateBefore;
  }

  /** What is left of its lateness is made up for, tick by tick. */
  void behind(long nanos) {
    ticks = (int) (nanos / (slotsOfAll * slotNanos));
  }

  /** Ticks that will follow at once, as they are late. */
  int ticks() {
    return ticks;
  }
}
