package frontdesk.persistence.journal;

import java.nio.file.Path;

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

  /** An empty database; nothing is made until it is opened. */
  public abstract DatabaseAddress fresh(Path directory, String name);

  /** Opens what must open. */
  public static OpenDatabase open(DatabaseAddress address, Schema schema) {
    OpenDatabase.Opening opening = OpenDatabase.open(address, schema, PoolSettings.DEFAULT);
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
