package frontdesk.persistence.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session of its own that a node keeps in the PostgreSQL that all nodes share, and its look at
 * the sessions of others: each holds an advisory lock named by the life of its process. Any thread;
 * never blocks its callers.
 */
public final class LifeSession implements AutoCloseable {
  /*
   * When a process ends, however it ends, its system closes its connections, the server sees that at
   * once and gives the lock back. When only its network is lost, or something refuses connections in
   * its name, the connection stands and so does the lock. A node that is cut off from the server as
   * well, or whose host is gone, keeps it until the server's TCP gives up: ten checks later.
   *
   * Looks take the same lock for the length of one statement, so that two of them may get into each
   * other's way: they share it.
   */
  private static final Logger LOG = LoggerFactory.getLogger(LifeSession.class);
  private static final String HOLD = "SELECT pg_advisory_lock(?)";
  private static final String LOOK = "SELECT pg_try_advisory_xact_lock_shared(?)";
  // A lock's key stands in two halves of 32 bits; objsubid 1 says that it was given as one number.
  private static final String ALL =
      "SELECT (l.classid::bigint << 32) | l.objid::bigint, a.application_name"
          + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
          + " WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted"
          + " AND l.mode = 'ExclusiveLock' AND l.database ="
          + " (SELECT oid FROM pg_database WHERE datname = current_database())";

  /** Idle, unanswered and in a row: the server gives up a session whose host is gone. */
  private static final int MISSED_CHECKS = 5;

  private final DatabaseAddress.Postgresql address;
  private final LifeName name;
  private final Duration check;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread daemon = new Thread(work, "life-session");
            daemon.setDaemon(true);
            return daemon;
          });
  private @Nullable Connection connection;
  private long held;
  private boolean holding;
  private Life.Stage stage = Life.Stage.ARRIVING;

  /**
   * Nothing is open yet.
   *
   * @param node whose session it is, for those who look
   * @param check between two looks whether its own session still stands; also for the server to
   *     answer it, in whole seconds, at least one
   */
  public LifeSession(DatabaseAddress.Postgresql address, String node, Duration check) {
    this.address = address;
    this.name = new LifeName(address.schema(), node);
    this.check = check;
  }

  /** Holds the lock of this life from now on; one that is lost is taken again. */
  public void hold(long life) {
    thread.execute(
        () -> {
          held = life;
          holding = true;
        });
    var unused =
        thread.scheduleWithFixedDelay(this::keep, 0, check.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void keep() {
    try {
      open();
    } catch (SQLException e) {
      // A server that is away is told of once, by whoever watches the store.
      LOG.debug("this node has no session in the database", e);
      drop();
    }
  }

  /** The open connection, with the lock of this life. */
  private Connection open() throws SQLException {
    Connection current = connection;
    int seconds = seconds();
    if (current != null && current.isValid(seconds)) {
      return current;
    }
    drop();
    Properties properties = new Properties();
    properties.setProperty("user", address.user());
    properties.setProperty("password", address.password().reveal());
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", Integer.toString(seconds));
    properties.setProperty("loginTimeout", Integer.toString(seconds));
    properties.setProperty("socketTimeout", Integer.toString(seconds + 1));
    Connection opened = DriverManager.getConnection(JdbcUrl.writer(address), properties);
    connection = opened;
    letTheServerLook(opened, seconds);
    call(opened, name.of(stage)); // before the lock, or a lock would be nobody's
    if (holding) {
      try (Statement statement = opened.createStatement()) {
        // A former session of this same life may not have been given up yet.
        statement.execute("SET lock_timeout = " + TimeUnit.SECONDS.toMillis(seconds));
      }
      ask(opened, HOLD, held);
    }
    return opened;
  }

  /** Keepalives find a host that is gone where nothing is on its way, the timeout where it is. */
  private static void letTheServerLook(Connection opened, int seconds) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      statement.execute("SET tcp_keepalives_idle = " + MISSED_CHECKS * seconds);
      statement.execute("SET tcp_keepalives_interval = " + seconds);
      statement.execute("SET tcp_keepalives_count = " + MISSED_CHECKS);
      statement.execute(
          "SET tcp_user_timeout = " + TimeUnit.SECONDS.toMillis(2L * MISSED_CHECKS * seconds));
    }
  }

  /** Whatever the address says of a name. */
  private static void call(Connection opened, String sessionName) throws SQLException {
    try (PreparedStatement statement =
        opened.prepareStatement("SELECT set_config('application_name', ?, false)")) {
      statement.setString(1, sessionName);
      statement.execute();
    }
  }

  private int seconds() {
    return (int) Math.max(1, check.toSeconds());
  }

  private static boolean ask(Connection connection, String question, long life)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setLong(1, life);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && !"f".equals(answer.getString(1));
      }
    }
  }

  /** Completes with whether the server answers that no session holds this life; never fails. */
  public CompletionStage<Boolean> isOver(long life) {
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    try {
      thread.execute(
          () -> {
            try {
              over.complete(ask(open(), LOOK, life));
            } catch (SQLException e) {
              LOG.debug("whether a node's session is over is not known", e);
              drop();
              over.complete(false);
            }
          });
    } catch (RejectedExecutionException closed) {
      over.complete(false);
    }
    return over;
  }

  /**
   * Completes with all lives that hold a lock beside this database's schema, this one's own among
   * them if it holds one; fails where the server does not answer.
   */
  public CompletionStage<List<Life>> lives() {
    CompletableFuture<List<Life>> lives = new CompletableFuture<>();
    try {
      thread.execute(
          () -> {
            try {
              lives.complete(all(open()));
            } catch (SQLException e) {
              drop();
              lives.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException closed) {
      lives.completeExceptionally(closed);
    }
    return lives;
  }

  private List<Life> all(Connection connection) throws SQLException {
    List<Life> lives = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALL)) {
      while (row.next()) {
        name.life(row.getLong(1), row.getString(2)).ifPresent(lives::add);
      }
    }
    return lives;
  }

  /** Says to those who look how far this life has come. */
  public void reached(Life.Stage next) {
    thread.execute(
        () -> {
          stage = next;
          Connection current = connection;
          if (current == null) {
            return;
          }
          try {
            call(current, name.of(next));
          } catch (SQLException e) {
            LOG.debug("the session is named anew when it is opened again", e);
            drop();
          }
        });
  }

  private void drop() {
    Connection lost = connection;
    connection = null;
    if (lost != null) {
      try {
        lost.close();
      } catch (SQLException e) {
        LOG.debug("the session did not close cleanly", e);
      }
    }
  }

  /** Ends the session. */
  @Override
  public void close() {
    try {
      thread.execute(this::drop);
    } catch (RejectedExecutionException closed) {
      LOG.debug("the session is closed", closed);
    }
    thread.shutdown();
  }
}
