package frontdesk.config;

import frontdesk.config.check.Section;
import frontdesk.protocol.privacy.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where events are stored.
 *
 * @param file of the embedded database, without its suffix; used with {@link Database#H2}
 * @param url of the server, such as {@code jdbc:postgresql://host/frontdesk}; empty with H2
 * @param user empty with H2
 * @param password empty with H2
 * @param schema used with {@link Database#POSTGRESQL}
 * @param writeBuffer writes that may wait; further ones fail
 * @param writers inserts at once
 * @param callTimeout for one write, after which it counts as failed
 * @param abandonedAfter how long a server keeps the transaction of a node that says no more
 * @param recoveries entities that recover at once
 * @param watch how it is watched whether the store takes writes
 */
public record JournalSettings(
    Database database,
    Path file,
    String url,
    String user,
    Secret password,
    String schema,
    Pool pool,
    int writeBuffer,
    int writers,
    Duration callTimeout,
    Duration abandonedAfter,
    int recoveries,
    Watch watch) {

  /** Which kind of database. */
  public enum Database {
    /** A file of this node alone. */
    H2,
    /** A server that nodes share. */
    POSTGRESQL
  }

  /**
   * Bounds of a pool of connections and of the threads that use it.
   *
   * @param queue pieces of work that may wait for a thread
   */
  public record Pool(int connections, int queue, Duration connectionTimeout) {
    private static Pool read(Section section) {
      Pool pool =
          new Pool(
              section.number("connections", 1, 64),
              section.number("queue", 1, 100_000),
              section.duration(
                  "connection-timeout", Duration.ofMillis(250), Duration.ofMinutes(1)));
      section.finish();
      return pool;
    }
  }

  /**
   * How a node finds out that its store takes no writes, and what its callers are told then.
   *
   * @param interval between two writes that try it while all is well
   * @param retry the same while it takes none
   * @param deadline for one such write, after which it counts as failed
   * @param writeBytes how much is written: about what a turn of a call needs
   * @param diskPatience how long callers wait for a disk that takes no writes before they are told
   *     the clinic's number
   * @param serverPatience the same for a database server that does not answer
   */
  public record Watch(
      Duration interval,
      Duration retry,
      Duration deadline,
      int writeBytes,
      Duration diskPatience,
      Duration serverPatience) {
    private static Watch read(Section section) {
      Watch watch =
          new Watch(
              section.duration("interval", Duration.ofMillis(100), Duration.ofMinutes(1)),
              section.duration("retry", Duration.ofMillis(50), Duration.ofSeconds(10)),
              section.duration("deadline", Duration.ofMillis(100), Duration.ofSeconds(30)),
              section.bytes("write", 1, 1 << 20),
              section.duration("disk-patience", Duration.ofMillis(100), Duration.ofMinutes(5)),
              section.duration("server-patience", Duration.ofMillis(100), Duration.ofMinutes(5)));
      section.finish();
      return watch;
    }
  }

  static JournalSettings read(Section section) {
    Database database = section.choice("database", Database.class);
    Optional<String> url = section.optionalText("url");
    Optional<String> user = section.optionalText("user");
    JournalSettings settings =
        new JournalSettings(
            database,
            section.path("file"),
            url.orElse(""),
            user.orElse(""),
            Passwords.read(section),
            schema(section),
            Pool.read(section.section("pool")),
            section.number("write-buffer", 10, 100_000),
            section.number("writers", 1, 64),
            section.duration("call-timeout", Duration.ofSeconds(1), Duration.ofMinutes(1)),
            section.duration("abandoned-after", Duration.ofSeconds(1), Duration.ofMinutes(1)),
            section.number("recoveries", 1, 1000),
            Watch.read(section.section("watch")));
    boolean server = database == Database.POSTGRESQL;
    section.rule(
        !server || settings.url.startsWith("jdbc:postgresql:"),
        "a JDBC URL of PostgreSQL, such as jdbc:postgresql://host/frontdesk",
        "set it, or choose the database h2",
        "url",
        "database");
    section.rule(
        server || settings.url.isEmpty(),
        "no url with the embedded database",
        "remove it, or choose the database postgresql",
        "url",
        "database");
    section.rule(
        !server || user.isPresent(), "a user of the database", "set it", "user", "database");
    section.rule(
        settings.writers <= settings.pool.connections,
        "no more than pool.connections",
        "make it smaller, or the pool larger",
        "writers",
        "pool.connections");
    section.finish();
    return settings;
  }

  /** The schema's name, which is put into statements and so must be plain. */
  static String schema(Section section) {
    return section.parsed(
        "schema",
        "a plain lower-case name",
        "use letters, digits and _",
        "",
        text -> text.matches("[a-z_][a-z0-9_]{0,62}") ? Optional.of(text) : Optional.empty());
  }
}
