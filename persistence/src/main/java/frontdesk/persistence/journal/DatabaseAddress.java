package frontdesk.persistence.journal;

import frontdesk.config.JournalSettings;
import frontdesk.config.KeysSettings;
import frontdesk.protocol.privacy.Secret;
import java.nio.file.Path;
import java.time.Duration;

/** Where a database is: a file of the embedded H2, or a schema on a PostgreSQL server. */
public sealed interface DatabaseAddress {
  /** Where the settings say that the journal is. */
  static DatabaseAddress ofJournal(JournalSettings journal) {
    return switch (journal.database()) {
      case H2 -> new H2File(journal.file());
      case POSTGRESQL ->
          new Postgresql(
              journal.url(),
              journal.user(),
              journal.password(),
              journal.schema(),
              journal.abandonedAfter());
    };
  }

  /** Where the settings say that the keys are: on the journal's kind of database, elsewhere. */
  static DatabaseAddress ofKeys(JournalSettings journal, KeysSettings keys) {
    return switch (journal.database()) {
      case H2 -> new H2File(keys.file());
      case POSTGRESQL ->
          new Postgresql(
              keys.url().isEmpty() ? journal.url() : keys.url(),
              journal.user(),
              journal.password(),
              keys.schema(),
              journal.abandonedAfter());
    };
  }

  /** Who connects. */
  String user();

  /** With what. */
  Secret password();

  /** The address as a person may read it in an error line; no secret is in it. */
  String shown();

  /**
   * A file of the embedded H2, owned by one process at a time.
   *
   * @param file without H2's suffix {@code .mv.db}; missing directories are made for the owner only
   */
  record H2File(Path file) implements DatabaseAddress {
    /** H2 adds this to every file name. */
    public static final String SUFFIX = ".mv.db";

    public H2File {
      file = file.toAbsolutePath().normalize();
    }

    /** The file on the disk. */
    public Path onDisk() {
      return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    @Override
    public String user() {
      return "frontdesk";
    }

    @Override
    public Secret password() {
      return new Secret("");
    }

    @Override
    public String shown() {
      return onDisk().toString();
    }
  }

  /**
   * One schema of a PostgreSQL database; it is made when missing.
   *
   * @param url a JDBC URL that names host, port and database, without {@code currentSchema}
   * @param schema a plain lower-case name
   * @param abandonedAfter how long the server keeps the transaction of a client that says no more
   */
  record Postgresql(
      String url, String user, Secret password, String schema, Duration abandonedAfter)
      implements DatabaseAddress {
    public Postgresql {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException("not a JDBC URL of PostgreSQL");
      }
      if (!schema.matches("[a-z_][a-z0-9_]{0,62}")) {
        throw new IllegalArgumentException("not a plain schema name");
      }
    }

    @Override
    public String shown() {
      int query = url.indexOf('?');
      return (query < 0 ? url : url.substring(0, query)) + " schema " + schema;
    }
  }
}
