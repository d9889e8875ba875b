package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDatabaseTest {
  @TempDir Path directory;

  @Test
  void shouldOpenPostgresql() throws Exception {
    DatabaseAddress address = PostgresForTests.freshSchema("journal");
    OpenDatabase.Opening opening = OpenDatabase.open(address, Schema.JOURNAL, PoolSettings.DEFAULT);
    assertThat(opening).isInstanceOf(OpenDatabase.Opening.Opened.class);
    try (OpenDatabase database = ((OpenDatabase.Opening.Opened) opening).database();
        Connection c = database.source().getConnection();
        ResultSet rows = c.createStatement().executeQuery("select count(*) from \"content\"")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }
}
