package frontdesk.persistence.journal;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * H2's driver for the files of a node: a file that H2 closed because of a disk is opened again.
 *
 * <p>Made by pools, by its name. Thread-safe.
 */
public final class H2FileDriver implements Driver {
  /*
   * When a write fails, H2 closes the database for good: every connection to it is dead, though its
   * isValid() says otherwise (so pools try a statement instead). A new connection opens the file anew,
   * but two things go wrong by themselves:
   *
   * - a dead connection that is used or closed later takes the new database out of H2's list of open
   *   ones; the next connection then opens the file a second time, finds it locked by ourselves, and so
   *   will all others, as long as anybody holds a connection. Our two pools always do;
   * - a file that cannot be written at that moment is opened for reading, and stays so as long as
   *   anybody holds a connection.
   *
   * So before a file is opened again, every dead connection to it is closed, whichever pool has it, and
   * a connection that can only read is not given out.
   */
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(H2FileDriver.class);
  private static final int ALREADY_OPEN = 90020;
  private static final int READ_ONLY = 90097;
  private static final String READ_ONLY_STATE = "90097";

  /** Open connections by URL; a few for each pool. */
  private static final Map<String, List<Connection>> OPEN = new HashMap<>();

  static {
    register();
  }

  private final Driver h2 = new org.h2.Driver();

  /** Behind H2's own, which is found first wherever nobody asks for this one by its name. */
  private static void register() {
    try {
      if (DriverManager.drivers().findAny().isPresent()) {
        DriverManager.registerDriver(new H2FileDriver());
      }
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    synchronized (OPEN) {
      List<Connection> open = OPEN.computeIfAbsent(url, file -> new ArrayList<>());
      forgetClosed(open);
      closeThose(open, false);
      Connection connection = openAnew(url, info, open);
      if (database(connection).isReadOnly()) {
        close(connection);
        throw new SQLException("the file cannot be written", READ_ONLY_STATE, READ_ONLY);
      }
      open.add(connection);
      return connection;
    }
  }

  private Connection openAnew(String url, Properties info, List<Connection> open)
      throws SQLException {
    try {
      return h2.connect(url, info);
    } catch (SQLException e) {
      if (e.getErrorCode() != ALREADY_OPEN || open.isEmpty()) {
        throw e;
      }
      LOG.debug("{} is open, but H2 does not know it: all connections are closed", url);
      closeThose(open, true);
      return h2.connect(url, info);
    }
  }

  private static void forgetClosed(List<Connection> open) throws SQLException {
    for (Connection connection : List.copyOf(open)) {
      if (connection.isClosed()) {
        open.remove(connection);
      }
    }
  }

  private static void closeThose(List<Connection> open, boolean evenIfAlive) throws SQLException {
    for (Connection connection : List.copyOf(open)) {
      if (evenIfAlive || database(connection).getStore().getMvStore().isClosed()) {
        open.remove(connection);
        close(connection);
      }
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("what closed the database is told once more at the end of its connection", e);
    }
  }

  private static Database database(Connection connection) throws SQLException {
    return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase();
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return h2.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return h2.getPropertyInfo(url, info);
  }

  @Override
  public int getMajorVersion() {
    return h2.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return h2.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return h2.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
