package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Random;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.message.DbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2HousekeepingTest {
  private static final int COMMITS = 1_500;
  private static final int BETWEEN = 50;

  @TempDir Path directory;

  @Test
  void shouldReuseTheFileWhileItIsWrittenTo() throws Exception {
    // given
    long withoutIt =
        sizeAfterWriting(new DatabaseAddress.H2File(directory.resolve("without")), false);
    // when
    long withIt = sizeAfterWriting(new DatabaseAddress.H2File(directory.resolve("with")), true);
    // then
    assertThat(withIt).as("%d bytes without it", withoutIt).isLessThan(withoutIt * 3 / 4);
  }

  /**
   * Whatever H2 throws while a disk fails: an exception that escapes ends scheduled work for good.
   */
  @Test
  void shouldOutliveWhatH2Throws() {
    DataSource failing =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  throw DbException.getInternalError("the file is being closed");
                });
    try (H2Housekeeping housekeeping = new H2Housekeeping(failing)) {
      assertThatCode(housekeeping::clean).doesNotThrowAnyException();
    }
  }

  private static long sizeAfterWriting(DatabaseAddress.H2File address, boolean cleaned)
      throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(JdbcUrl.writer(address));
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        H2Housekeeping housekeeping = new H2Housekeeping(source)) {
      // Otherwise H2 keeps what is free for 45 s before it reuses it.
      statement.execute("SET RETENTION_TIME 0");
      statement.execute(
          "CREATE TABLE t (id BIGINT PRIMARY KEY, other BIGINT UNIQUE, third BIGINT UNIQUE,"
              + " text VARCHAR)");
      Random ids = new Random(1);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?)")) {
        for (int i = 1; i <= COMMITS; i++) {
          insert.setLong(1, ids.nextLong());
          insert.setLong(2, ids.nextLong());
          insert.setLong(3, ids.nextLong());
          insert.setString(4, "an event of some size ".repeat(20));
          insert.executeUpdate();
          if (cleaned && i % BETWEEN == 0) {
            housekeeping.clean();
          }
        }
      }
      return Files.size(address.onDisk());
    }
  }
}
