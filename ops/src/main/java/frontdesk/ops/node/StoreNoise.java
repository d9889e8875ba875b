package frontdesk.ops.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps out of the log what libraries say of each single write, connection and entity while the
 * store takes no writes: that is told once, by whoever watches the store. A logger that is set to
 * DEBUG still says it. Named in {@code logback.xml}; any thread.
 */
public final class StoreNoise extends TurboFilter {
  /** Pools tell each connection that is found broken. */
  private static final String POOLS = "com.zaxxer.hikari.pool.";

  /** The database's sessions: one that is broken cannot be closed either. */
  private static final String SESSIONS = "slick.basic.BasicBackend.action";

  /** An entity whose write fails is stopped, and its supervisor says so. */
  private static final String FAILURE =
      "org.apache.pekko.persistence.typed.internal.JournalFailureException";

  private static final String OF_A_WRITE = "Failed to persist";

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] arguments,
      @Nullable Throwable failure) {
    if (!level.isGreaterOrEqual(Level.WARN) || logger.isDebugEnabled()) {
      return FilterReply.NEUTRAL;
    }
    boolean connection =
        (logger.getName().startsWith(POOLS) || logger.getName().equals(SESSIONS))
            && !level.isGreaterOrEqual(Level.ERROR);
    return connection || isFailedWrite(failure) ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  private static boolean isFailedWrite(@Nullable Throwable failure) {
    return failure != null
        && FAILURE.equals(failure.getClass().getName())
        && String.valueOf(failure.getMessage()).startsWith(OF_A_WRITE);
  }
}
