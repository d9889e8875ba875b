package frontdesk.engine.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which a ledger decides.
 *
 * @param now the wall time: for headers, opening hours and keys
 * @param nanos the same moment by a clock that nobody can set
 * @param holds how long live holds are still kept; null: as long as the wall clock says
 */
record LedgerTime(Instant now, long nanos, @Nullable HoldTimes holds) {
  /** A moment of which only the wall time is known. */
  static LedgerTime wall(Instant now) {
    return new LedgerTime(now, 0, null);
  }

  /** What the wall clock would say now, had nobody set it while this hold was kept. */
  Instant nowOf(Hold hold) {
    return holds == null ? now : hold.until().minus(holds.leftOf(hold, this));
  }
}
