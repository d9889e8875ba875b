package frontdesk.persistence.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import frontdesk.config.JournalSettings;
import frontdesk.protocol.audit.StoreHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that was reached and whose schema is current: its pool, and the threads for blocking
 * work on it.
 *
 * <p>Keeps the H2 file open, and locked, until {@link #close()}; close it after the actor system,
 * whose pool uses the same file. Thread-safe.
 */
public final class OpenDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);
  private static final int H2_CLOSED = 90121;
  private static final long LAST_WORK_MS = 5_000;

  private final DatabaseAddress address;
  private final HikariDataSource pool;
  private final ExecutorService threads;
  private final boolean rewrittenAtTheEnd;
  private final @Nullable H2Housekeeping housekeeping;

  private OpenDatabase(
      DatabaseAddress address,
      HikariDataSource pool,
      ExecutorService threads,
      boolean rewrittenAtTheEnd,
      @Nullable H2Housekeeping housekeeping) {
    this.housekeeping = housekeeping;
    this.address = address;
    this.pool = pool;
    this.threads = threads;
    this.rewrittenAtTheEnd = rewrittenAtTheEnd;
  }

  /** What came of opening: the database, or why not. */
  public sealed interface Opening {
    /** It is open. */
    record Opened(OpenDatabase database) implements Opening {}

    /** It is not. */
    record Failed(JournalUnavailable why) implements Opening {}
  }

  /** Opens for writing, makes what is missing and migrates the schema. Blocking. */
  public static Opening open(
      DatabaseAddress address, Schema schema, JournalSettings.Pool settings) {
    try {
      if (address instanceof DatabaseAddress.H2File h2) {
        makeDirectory(h2.file());
      }
    } catch (IOException e) {
      return new Opening.Failed(
          new JournalUnavailable(
              JournalUnavailable.Reason.UNREACHABLE, address.shown(), e.toString()));
    }
    return connect(address, schema, settings, false);
  }

  /**
   * Opens for reading only a store that no node has open; makes and migrates nothing. Blocking.
   * While a node has the H2 file the answer is {@link JournalUnavailable.Reason#LOCKED}.
   */
  public static Opening openForReading(
      DatabaseAddress address, Schema schema, JournalSettings.Pool settings) {
    if (address instanceof DatabaseAddress.H2File h2 && !Files.exists(h2.onDisk())) {
      return new Opening.Failed(
          new JournalUnavailable(JournalUnavailable.Reason.MISSING, address.shown(), ""));
    }
    return connect(address, schema, settings, true);
  }

  private static Opening connect(
      DatabaseAddress address, Schema schema, JournalSettings.Pool settings, boolean readOnly) {
    HikariDataSource pool = new HikariDataSource(config(address, schema, settings, readOnly));
    try {
      Migration.apply(pool, address, schema, readOnly);
      ExecutorService threads =
          DatabaseThreads.create(schema.lowerCase(), settings.connections(), settings.queue());
      boolean h2Writer = !readOnly && address instanceof DatabaseAddress.H2File;
      return new Opening.Opened(
          new OpenDatabase(
              address,
              pool,
              threads,
              h2Writer && schema == Schema.KEYS,
              h2Writer && schema == Schema.JOURNAL ? H2Housekeeping.start(pool) : null));
    } catch (Migration.Stopped e) {
      pool.close();
      return new Opening.Failed(e.why());
    }
  }

  private static HikariConfig config(
      DatabaseAddress address, Schema schema, JournalSettings.Pool settings, boolean readOnly) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("frontdesk-" + schema.lowerCase());
    config.setJdbcUrl(readOnly ? JdbcUrl.reader(address) : JdbcUrl.writer(address));
    config.setDriverClassName(JdbcUrl.driver(address, readOnly));
    JdbcUrl.test(address).ifPresent(config::setConnectionTestQuery);
    JdbcUrl.deadConnections(address).ifPresent(config::setExceptionOverrideClassName);
    config.setUsername(address.user());
    config.setPassword(address.password().reveal());
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(settings.connectionTimeout().toMillis());
    // The first connection is tried by the migration, which tells the kinds of failure apart.
    config.setInitializationFailTimeout(-1);
    return config;
  }

  private static void makeDirectory(Path file) throws IOException {
    Path directory = file.getParent();
    if (directory == null || Files.isDirectory(directory)) {
      return;
    }
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(directory);
    }
  }

  /** Nothing is tidied while the store takes no writes. */
  void watchedBy(StoreHealth health) {
    if (housekeeping != null) {
      housekeeping.pauseWhile(() -> !health.takesWrites());
    }
  }

  /** Where it is. */
  public DatabaseAddress address() {
    return address;
  }

  /** Its connections. */
  public DataSource source() {
    return pool;
  }

  /** Threads for blocking work; a full queue refuses with {@code RejectedExecutionException}. */
  public ExecutorService threads() {
    return threads;
  }

  /** Ends the waiting work, then closes the pool and with it, on H2, the file. Blocking. */
  @Override
  public void close() {
    if (housekeeping != null) {
      housekeeping.close();
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_WORK_MS, TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    if (rewrittenAtTheEnd && !pool.isClosed()) {
      rewrite();
    }
    pool.close();
  }

  /** H2 copies what is still valid to a new file and closes: nothing of a destroyed key stays. */
  private void rewrite() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN COMPACT");
    } catch (SQLException e) {
      if (e.getErrorCode() == H2_CLOSED) {
        LOG.debug("{} is closed", address.shown()); // what the connection finds as it is given back
        return;
      }
      LOG.warn("{} could not be rewritten at its end: {}", address.shown(), e.getMessage());
    }
  }
}
