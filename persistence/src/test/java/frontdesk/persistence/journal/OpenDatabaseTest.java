package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.config.JournalSettings;
import frontdesk.persistence.journal.JournalUnavailable.Reason;
import frontdesk.protocol.privacy.Secret;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenDatabaseTest {
  private static final JournalSettings.Pool IMPATIENT =
      new JournalSettings.Pool(2, 10, Duration.ofMillis(500));
  private static final JournalSettings.Pool PATIENT =
      new JournalSettings.Pool(2, 10, Duration.ofSeconds(20));

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void shouldMakeBothSchemasAndOpenThemAgain(DatabasesForTests kind) throws Exception {
    for (Schema schema : Schema.values()) {
      // given
      DatabaseAddress address = kind.fresh(directory, schema.lowerCase());
      DatabasesForTests.open(address, schema).close();
      // when
      try (OpenDatabase reopened = DatabasesForTests.open(address, schema)) {
        // then
        assertThat(migrations(reopened)).isEqualTo(schema == Schema.JOURNAL ? 2 : 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadWithoutWriting(DatabasesForTests kind) throws Exception {
    // given
    DatabaseAddress address = kind.fresh(directory, "journal");
    DatabasesForTests.open(address, Schema.JOURNAL).close();
    // when
    OpenDatabase.Opening opening = OpenDatabase.openForReading(address, Schema.JOURNAL, PATIENT);
    // then
    assertThat(opening).isInstanceOf(OpenDatabase.Opening.Opened.class);
    try (OpenDatabase journal = ((OpenDatabase.Opening.Opened) opening).database()) {
      assertThat(migrations(journal)).isEqualTo(2);
    }
  }

  private static int migrations(OpenDatabase database) throws Exception {
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM \"flyway_schema_history\" WHERE \"version\" IS NOT NULL")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void shouldSayThatAnotherProcessHasTheFile() throws Exception {
    // given
    DatabaseAddress.H2File address = new DatabaseAddress.H2File(directory.resolve("journal"));
    DatabasesForTests.open(address, Schema.JOURNAL).close();
    try (FileChannel channel =
            FileChannel.open(address.onDisk(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      // when
      JournalUnavailable why =
          DatabasesForTests.refusal(OpenDatabase.open(address, Schema.JOURNAL, IMPATIENT));
      // then
      assertThat(why.reason()).isEqualTo(Reason.LOCKED);
      assertThat(why.line())
          .startsWith(address.onDisk() + " is open in another process")
          .doesNotContain("\n");
      assertThat(
              DatabasesForTests.refusal(
                      OpenDatabase.openForReading(address, Schema.JOURNAL, IMPATIENT))
                  .reason())
          .isEqualTo(Reason.LOCKED);
    }
  }

  /** H2's trace file would hold statements with their values, and only look alarming. */
  @Test
  void shouldLeaveNoTraceFileBesideTheDatabase() throws Exception {
    // given
    DatabaseAddress.H2File address = new DatabaseAddress.H2File(directory.resolve("keys"));
    try (OpenDatabase keys = DatabasesForTests.open(address, Schema.KEYS);
        Connection connection = keys.source().getConnection();
        Statement statement = connection.createStatement()) {
      // when
      assertThatThrownBy(() -> statement.execute("SELECT * FROM \"nowhere\""))
          .isInstanceOf(SQLException.class);
    }
    // then
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(address.onDisk());
    }
  }

  @Test
  void shouldSayThatFileIsDamagedMissingOrImpossible() throws Exception {
    // given
    DatabaseAddress.H2File damaged = new DatabaseAddress.H2File(directory.resolve("damaged"));
    Files.writeString(damaged.onDisk(), "no database at all ".repeat(1_000));
    DatabaseAddress.H2File missing = new DatabaseAddress.H2File(directory.resolve("missing"));
    DatabaseAddress.H2File impossible =
        new DatabaseAddress.H2File(damaged.onDisk().resolve("below a file/journal"));
    // when, then
    assertThat(reason(OpenDatabase.open(damaged, Schema.JOURNAL, IMPATIENT)))
        .isEqualTo(Reason.DAMAGED);
    assertThat(reason(OpenDatabase.openForReading(missing, Schema.JOURNAL, IMPATIENT)))
        .isEqualTo(Reason.MISSING);
    assertThat(missing.onDisk()).doesNotExist();
    assertThat(reason(OpenDatabase.open(impossible, Schema.JOURNAL, IMPATIENT)))
        .isEqualTo(Reason.UNREACHABLE);
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseSchemaOfNewerBuild(DatabasesForTests kind) throws Exception {
    // given
    DatabaseAddress address = kind.fresh(directory, "journal");
    try (OpenDatabase journal = DatabasesForTests.open(address, Schema.JOURNAL);
        Connection connection = journal.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\","
              + " \"description\", \"type\", \"script\", \"checksum\", \"installed_by\","
              + " \"execution_time\", \"success\") VALUES (9999, '9999', 'later', 'SQL',"
              + " 'V9999__later.sql', 1, 'somebody', 1, TRUE)");
    }
    // when
    Reason reason = reason(OpenDatabase.open(address, Schema.JOURNAL, IMPATIENT));
    // then
    assertThat(reason).isEqualTo(Reason.WRONG_VERSION);
  }

  @Test
  void shouldSayThatServerIsUnreachable() throws Exception {
    // given
    int unused = 1; // tcpmux: nobody listens there
    DatabaseAddress address =
        new DatabaseAddress.Postgresql(
            "jdbc:postgresql://127.0.0.1:" + unused + "/frontdesk?connectTimeout=1",
            "frontdesk",
            new Secret("hunter2"),
            "journal",
            Duration.ofSeconds(5));
    // when
    JournalUnavailable why =
        DatabasesForTests.refusal(OpenDatabase.open(address, Schema.JOURNAL, IMPATIENT));
    // then
    assertThat(why.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(why.line()).contains("127.0.0.1:" + unused).doesNotContain("hunter2");
  }

  private static Reason reason(OpenDatabase.Opening opening) {
    return DatabasesForTests.refusal(opening).reason();
  }
}
