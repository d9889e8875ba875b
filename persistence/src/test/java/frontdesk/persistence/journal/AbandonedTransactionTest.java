package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A host that is lost between a write and its commit does not hold up whoever comes after it. */
class AbandonedTransactionTest {
  private static final String WRITE = "INSERT INTO abandoned VALUES (7)";

  @Test
  void shouldBeTakenBackByTheServer() throws Exception {
    // given
    DatabaseAddress.Postgresql fresh = PostgresForTests.freshSchema("abandoned");
    DatabaseAddress.Postgresql address =
        new DatabaseAddress.Postgresql(
            fresh.url(), fresh.user(), fresh.password(), fresh.schema(), Duration.ofSeconds(1));
    try (Connection lost = prepared(JdbcUrl.writer(address), fresh);
        Connection next = connect(JdbcUrl.writer(address), fresh)) {
      lost.setAutoCommit(false);
      execute(lost, WRITE);
      // when it says nothing more
      execute(next, "SET lock_timeout = 20000");
      execute(next, WRITE);
      // then
      assertThat(next.isValid(1)).isTrue();
      assertThatThrownBy(lost::commit).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void shouldBeKeptByAServerThatIsToldNothing() throws Exception {
    // given the same without our options
    DatabaseAddress.Postgresql fresh = PostgresForTests.freshSchema("abandoned");
    String url = fresh.url() + "?currentSchema=" + fresh.schema();
    try (Connection lost = prepared(url, fresh);
        Connection next = connect(url, fresh)) {
      lost.setAutoCommit(false);
      execute(lost, WRITE);
      // when
      execute(next, "SET lock_timeout = 2500");
      // then
      assertThatThrownBy(() -> execute(next, WRITE)).hasMessageContaining("lock timeout");
      lost.rollback();
    }
  }

  private static Connection prepared(String url, DatabaseAddress.Postgresql address)
      throws SQLException {
    Connection connection = connect(url, address);
    execute(connection, "CREATE SCHEMA " + address.schema());
    execute(connection, "CREATE TABLE abandoned (id int PRIMARY KEY)");
    return connection;
  }

  private static Connection connect(String url, DatabaseAddress.Postgresql address)
      throws SQLException {
    return DriverManager.getConnection(url, address.user(), address.password().reveal());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
