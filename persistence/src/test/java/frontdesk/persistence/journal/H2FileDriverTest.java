package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that H2 closed because of a disk is opened again, by pools that know nothing of it. */
class H2FileDriverTest {
  private static final int ROUNDS = 3;

  private static final int CONNECTIONS = 2;

  /** Pools give a connection out untried that was used a moment ago: each dead one once. */
  private static final int FAILURES = CONNECTIONS;

  @TempDir private Path directory;

  @Test
  void shouldOpenTheFileAgainForTwoPoolsWhenH2HasClosedIt() throws Exception {
    DatabaseAddress address = new DatabaseAddress.H2File(directory.resolve("store"));
    try (HikariDataSource one = pool(address);
        HikariDataSource other = pool(address)) {
      change(one, "CREATE TABLE \"t\" (\"n\" INT)");
      for (int round = 1; round <= ROUNDS; round++) {
        // given
        change(other, "INSERT INTO \"t\" VALUES (1)");
        change(one, "INSERT INTO \"t\" VALUES (1)");

        // when
        closeAsAfterAFailedWrite(one);

        // then
        insertAgain(one);
        insertAgain(other);
        assertThat(rows(one)).isEqualTo(rows(other)).isEqualTo(4 * round);
      }
    }
  }

  /** The twin: the pool's own opinion of H2's errors. */
  @Test
  void shouldStayDeadUnderSteadyWorkWhereNobodySaysWhichErrorsAreDeadly() throws Exception {
    HikariConfig config = config(new DatabaseAddress.H2File(directory.resolve("steady")));
    config.setExceptionOverrideClassName(null);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      change(pool, "CREATE TABLE \"t\" (\"n\" INT)");
      closeAsAfterAFailedWrite(pool);

      for (int i = 0; i < 10 * FAILURES; i++) {
        assertThatThrownBy(() -> change(pool, "INSERT INTO \"t\" VALUES (1)"))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void shouldStayDeadWithH2sOwnDriverAlone() throws Exception {
    String url = JdbcUrl.writer(new DatabaseAddress.H2File(directory.resolve("twin")));
    Driver h2 = new org.h2.Driver();
    try (Connection one = h2.connect(url, user());
        Connection other = h2.connect(url, user())) {
      assertThat(other.isValid(1)).isTrue();

      // when
      kill(one);

      // then
      assertThat(other.isValid(1)).as("H2 calls it valid").isTrue();
      assertThatThrownBy(() -> other.createStatement().execute("CREATE TABLE \"t\" (\"n\" INT)"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void shouldGiveOutNoConnectionThatCanOnlyRead() throws Exception {
    // given
    DatabaseAddress.H2File address = new DatabaseAddress.H2File(directory.resolve("locked"));
    Driver driver = new H2FileDriver();
    String url = JdbcUrl.writer(address);
    driver.connect(url, user()).close();
    String readOnly = url + ";ACCESS_MODE_DATA=r";

    // when, then
    assertThat(Files.exists(address.onDisk())).isTrue();
    assertThatThrownBy(() -> driver.connect(readOnly, user()))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("90097"));
    try (Connection again = driver.connect(url, user())) {
      assertThat(again.isReadOnly()).isFalse();
    }
  }

  private static HikariDataSource pool(DatabaseAddress address) {
    return new HikariDataSource(config(address));
  }

  private static HikariConfig config(DatabaseAddress address) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(JdbcUrl.writer(address));
    config.setDriverClassName(JdbcUrl.driver(address, false));
    JdbcUrl.test(address).ifPresent(config::setConnectionTestQuery);
    JdbcUrl.deadConnections(address).ifPresent(config::setExceptionOverrideClassName);
    config.setUsername(address.user());
    config.setPassword(address.password().reveal());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(5_000);
    return config;
  }

  private static Properties user() {
    Properties user = new Properties();
    user.setProperty("user", "frontdesk");
    user.setProperty("password", "");
    return user;
  }

  private static void closeAsAfterAFailedWrite(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      kill(connection);
    }
  }

  private static void kill(Connection connection) throws SQLException {
    ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
        .getDatabase()
        .getStore()
        .getMvStore()
        .closeImmediately();
  }

  private static void change(HikariDataSource pool, String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void insertAgain(HikariDataSource pool) throws Exception {
    again(
        () -> {
          change(pool, "INSERT INTO \"t\" VALUES (1)");
          return 1;
        });
  }

  /** Counts the rows; the pool may still have the other of its connections, which is dead. */
  private static int rows(HikariDataSource pool) throws Exception {
    return again(
        () -> {
          try (Connection connection = pool.getConnection();
              Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM \"t\"")) {
            rows.next();
            return rows.getInt(1);
          }
        });
  }

  private static int again(Callable<Integer> work) throws Exception {
    for (int i = 0; ; i++) {
      try {
        return work.call();
      } catch (SQLException dead) {
        assertThat(i).as("it stays dead: " + dead).isLessThan(FAILURES);
      }
    }
  }
}
