package frontdesk.persistence.journal;

import frontdesk.config.JournalSettings;
import java.nio.file.Path;
import java.time.Duration;

/** The two kinds of database, fresh for each test. */
public enum DatabasesForTests {
  H2 {
    @Override
    public DatabaseAddress fresh(Path directory, String name) {
      return new DatabaseAddress.H2File(directory.resolve(name));
    }
  },
  POSTGRESQL {
    @Override
    public DatabaseAddress fresh(Path directory, String name) {
      return PostgresForTests.freshSchema(name);
    }
  };

  /** Bounds as a node has them. */
  public static final JournalSettings.Pool POOL =
      new JournalSettings.Pool(4, 1_000, Duration.ofSeconds(5));

  private static final JournalSettings.Watch WATCH =
      new JournalSettings.Watch(
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(3),
          16 * 1024,
          Duration.ofSeconds(4),
          Duration.ofSeconds(20));

  /** What a node's journal at this address is told. */
  public static JournalSettings settings(DatabaseAddress address) {
    boolean h2 = address instanceof DatabaseAddress.H2File;
    return new JournalSettings(
        h2 ? JournalSettings.Database.H2 : JournalSettings.Database.POSTGRESQL,
        address instanceof DatabaseAddress.H2File file ? file.file() : Path.of("unused"),
        address instanceof DatabaseAddress.Postgresql server ? server.url() : "",
        address.user(),
        address.password(),
        address instanceof DatabaseAddress.Postgresql server ? server.schema() : "unused",
        POOL,
        1_000,
        4,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        50,
        WATCH);
  }

  /** An empty database; nothing is made until it is opened. */
  public abstract DatabaseAddress fresh(Path directory, String name);

  /** Opens what must open. */
  public static OpenDatabase open(DatabaseAddress address, Schema schema) {
    OpenDatabase.Opening opening = OpenDatabase.open(address, schema, POOL);
    if (opening instanceof OpenDatabase.Opening.Opened opened) {
      return opened.database();
    }
    throw new AssertionError(((OpenDatabase.Opening.Failed) opening).why().line());
  }

  /** Why it does not open. */
  public static JournalUnavailable refusal(OpenDatabase.Opening opening) {
    if (opening instanceof OpenDatabase.Opening.Failed failed) {
      return failed.why();
    }
    ((OpenDatabase.Opening.Opened) opening).database().close();
    throw new AssertionError("it opened");
  }
}
