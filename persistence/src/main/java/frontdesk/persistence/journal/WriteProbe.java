package frontdesk.persistence.journal;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Writes a little into a database, again and again into the same row, to see whether it can.
 * Thread-safe; works on the database's threads.
 *
 * <p>Its table is no part of the schema: it holds nothing that anybody reads.
 */
final class WriteProbe {
  private static final String MAKE =
      "CREATE TABLE IF NOT EXISTS \"write_probe\" (\"node\" VARCHAR(64) PRIMARY KEY,"
          + " \"payload\" BYTEA)";
  private static final String CHANGE =
      "UPDATE \"write_probe\" SET \"payload\" = ? WHERE \"node\" = ?";
  private static final String ADD =
      "INSERT INTO \"write_probe\" (\"payload\", \"node\") VALUES (?, ?)";

  private final DatabaseAddress address;
  private final Executor threads;
  private final Driver driver;
  private final String node;
  private final Duration deadline;
  private final SplittableRandom random = new SplittableRandom();
  private final byte[] payload;

  /**
   * @param node a row of its own for each node
   * @param bytes how much is written
   * @param deadline for a server to answer
   */
  WriteProbe(OpenDatabase database, String node, int bytes, Duration deadline) {
    this.address = database.address();
    this.threads = database.threads();
    this.driver = driver(address);
    this.node = node;
    this.deadline = deadline;
    this.payload = new byte[bytes];
  }

  private static Driver driver(DatabaseAddress address) {
    if (address instanceof DatabaseAddress.H2File) {
      return new H2FileDriver();
    }
    try {
      return DriverManager.getDriver(JdbcUrl.writer(address));
    } catch (SQLException e) {
      throw new IllegalStateException("the pool has found the driver", e);
    }
  }

  /** Writes; fails as the write did, or when too much work waits for the database. */
  CompletionStage<Void> write() {
    return CompletableFuture.runAsync(this::writeOnce, threads);
  }

  /** On a connection of its own: a pool whose server is gone tries again ever more seldom. */
  private synchronized void writeOnce() {
    random.nextBytes(payload); // or a database would see that nothing changes, or make it small
    try (Connection connection = driver.connect(JdbcUrl.writer(address), options())) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(MAKE);
      }
      if (put(connection, CHANGE) == 0) {
        put(connection, ADD);
      }
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private Properties options() {
    Properties options = new Properties();
    options.setProperty("user", address.user());
    options.setProperty("password", address.password().reveal());
    if (address instanceof DatabaseAddress.Postgresql) {
      String seconds = Long.toString(Math.max(1, deadline.toSeconds()));
      options.setProperty("connectTimeout", seconds);
      options.setProperty("socketTimeout", seconds);
    }
    return options;
  }

  private int put(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, payload);
      statement.setString(2, node);
      return statement.executeUpdate();
    }
  }
}
