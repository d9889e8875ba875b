package frontdesk.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reuses the space of an H2 file while it is written to, on a thread of its own.
 *
 * <p>H2 writes every commit as a new chunk of some 15 KB and leaves the reuse of half-empty chunks
 * to the background thread that also delays writes: with {@code WRITE_DELAY=0} there is none, and
 * 50,000 events of 14 MB made a file of 790 MB. So we ask for the same work ourselves, in small
 * pieces: each holds writers back for some 10 ms at most.
 */
final class H2Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(H2Housekeeping.class);
  private static final long INTERVAL_MS = 1_000;
  private static final int FILL_PERCENT = 80;
  private static final int REWRITTEN_BYTES = 4 << 20;

  private final DataSource source;
  private final ScheduledExecutorService thread;
  private volatile BooleanSupplier paused = () -> false;

  H2Housekeeping(DataSource source) {
    this.source = source;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread daemon = new Thread(work, "database-housekeeping");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  static H2Housekeeping start(DataSource source) {
    H2Housekeeping housekeeping = new H2Housekeeping(source);
    var unused =
        housekeeping.thread.scheduleWithFixedDelay(
            housekeeping::clean, INTERVAL_MS, INTERVAL_MS, TimeUnit.MILLISECONDS);
    return housekeeping;
  }

  /** Nothing is done while this says so. */
  void pauseWhile(BooleanSupplier condition) {
    paused = condition;
  }

  /** One piece of the work. */
  void clean() {
    if (paused.getAsBoolean()) {
      return;
    }
    try (Connection connection = source.getConnection()) {
      store(connection).compact(FILL_PERCENT, REWRITTEN_BYTES);
    } catch (SQLException | RuntimeException e) {
      // What is wrong with the disk is told by whoever watches it, once. H2 says it with more kinds
      // of exceptions than it documents, and one that escapes would end this work for good.
      LOG.debug("the journal's file could not be compacted", e);
    }
  }

  private static MVStore store(Connection connection) throws SQLException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    return session.getDatabase().getStore().getMvStore();
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
