package frontdesk.engine.media;

import org.jspecify.annotations.Nullable;

/**
 * Who may command a line, and whether the line has to look after its caller itself. Guarded by the
 * line's lock.
 */
final class LineOwnership {
  /** An owner that stopped does not say so: while the caller speaks it is given longer. */
  private static final int LISTENING = 2;

  private static final long TICK_NANOS = 20_000_000L;

  private final long heartbeatNanos;
  private final long standstillNanos;
  private final long wakingNanos;
  private final long orphanNanos;

  private long epoch = Long.MIN_VALUE;
  private @Nullable LineListener listener;
  private @Nullable AudioSink sink;
  private long signOfLifeNanos;
  private long ownerlessSinceNanos;
  private boolean callerWaits;
  private boolean toldToWait;
  private long hearsNothingSinceNanos;
  private boolean orphanTold;
  private long nextTick;
  private boolean waking;
  private long wokeNanos;
  private long ranNanos;

  LineOwnership(LineTimings timings, long nowNanos) {
    heartbeatNanos = timings.heartbeatTimeout().toNanos();
    standstillNanos = timings.standstill().toNanos();
    wakingNanos = timings.wakingQuiet().toNanos();
    orphanNanos = timings.orphanTimeout().toNanos();
    ownerlessSinceNanos = nowNanos;
    ranNanos = nowNanos;
  }

  LineAnswer attach(
      long newEpoch, LineListener newListener, @Nullable AudioSink newSink, long nowNanos) {
    if (newEpoch < epoch) {
      return LineAnswer.STALE_EPOCH;
    }
    epoch = newEpoch;
    listener = newListener;
    sink = newSink;
    signOfLifeNanos = nowNanos;
    orphanTold = false;
    return LineAnswer.ACCEPTED;
  }

  LineAnswer detach(long oldEpoch, long nowNanos) {
    LineAnswer answer = admit(oldEpoch, nowNanos);
    if (answer == LineAnswer.ACCEPTED) {
      listener = null;
      sink = null;
      ownerlessSinceNanos = nowNanos;
    }
    return answer;
  }

  /** Judges a command; an accepted one is a sign of life. */
  LineAnswer admit(long commandEpoch, long nowNanos) {
    if (commandEpoch < epoch) {
      return LineAnswer.STALE_EPOCH;
    }
    if (listener == null || commandEpoch > epoch) {
      return LineAnswer.NOT_ATTACHED;
    }
    signOfLifeNanos = nowNanos;
    return LineAnswer.ACCEPTED;
  }

  void callerWaits(boolean waits, boolean told, long nowNanos) {
    if (waits && !callerWaits) {
      hearsNothingSinceNanos = nowNanos;
    }
    callerWaits = waits;
    toldToWait = told;
  }

  /** Something that the owner gave was heard just now. */
  void heard(long nowNanos) {
    hearsNothingSinceNanos = nowNanos;
  }

  /**
   * The line runs. While it did not, as in a process that was stopped, no owner of the same process
   * could give a sign of life: that time is nobody's silence. A node that wakes as a zombie would
   * hang up on callers who are long elsewhere.
   *
   * @param tick as many as it could have had before
   * @return how long it did not run
   */
  long runs(long tick, long nowNanos) {
    long still = Math.max(0, tick - nextTick) * TICK_NANOS;
    nextTick = Math.max(nextTick, tick + 1);
    if (still > 0) {
      signOfLifeNanos = Math.min(nowNanos, signOfLifeNanos + still);
      ownerlessSinceNanos = Math.min(nowNanos, ownerlessSinceNanos + still);
      hearsNothingSinceNanos = Math.min(nowNanos, hearsNothingSinceNanos + still);
    }
    // A process may also be stopped in the middle of a slot's lines: then no tick was left out.
    if (still >= standstillNanos || nowNanos - ranNanos >= standstillNanos) {
      waking = true;
      wokeNanos = nowNanos;
    }
    ranNanos = nowNanos;
    return still;
  }

  /**
   * Whether the line has only just begun to run again after so long a time that its call may have
   * been given to another node: this node needs a moment to learn that, and until then it had
   * better say nothing.
   */
  boolean wakes(long nowNanos) {
    waking = waking && nowNanos - wokeNanos < wakingNanos;
    return waking;
  }

  @Nullable LineListener listener() {
    return listener;
  }

  @Nullable AudioSink sink() {
    return sink;
  }

  /**
   * Whether the caller is owed something that no owner gives: there is no sign of one, or it lives
   * and what it wants to say does not come, as when a voice hangs. An owner that lives and has told
   * the caller to wait is not repeated.
   */
  boolean neglected(long nowNanos) {
    long patience = listener == null || callerWaits ? heartbeatNanos : LISTENING * heartbeatNanos;
    return nowNanos - ownerLastSeenNanos() >= patience
        || (callerWaits && !toldToWait && nowNanos - hearsNothingSinceNanos >= heartbeatNanos);
  }

  /** Whether no owner has given a sign of life for so long that it has most likely none. */
  boolean unowned(long nowNanos) {
    return nowNanos - ownerLastSeenNanos() >= LISTENING * heartbeatNanos;
  }

  /** True once, when no owner has given a sign of life for too long. */
  boolean becameOrphan(long nowNanos) {
    if (orphanTold || nowNanos - ownerLastSeenNanos() < orphanNanos) {
      return false;
    }
    orphanTold = true;
    return true;
  }

  private long ownerLastSeenNanos() {
    return listener == null ? ownerlessSinceNanos : signOfLifeNanos;
  }
}
