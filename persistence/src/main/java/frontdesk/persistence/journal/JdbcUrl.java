package frontdesk.persistence.journal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The JDBC URL of an address, with the options that our promises depend on. */
final class JdbcUrl {
  /*
   * WRITE_DELAY=0     H2 writes a commit to the file before it answers; by default it waits up to
   *                   half a second, and a killed process loses what it acknowledged.
   * DB_CLOSE_ON_EXIT  H2's own shutdown hook would close the file under entities that still write.
   * LOCK_TIMEOUT      milliseconds; H2's default of 1 s refuses writes during a short stall.
   * TRACE_LEVEL_FILE  H2 writes errors, with the statements' values, to a file of its own beside the
   *                   database; callers get them as exceptions, and the log has what matters.
   */
  private static final String NO_TRACE = ";TRACE_LEVEL_FILE=0";

  private static final String H2_WRITER =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000" + NO_TRACE;

  private static final String H2_READER = ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r" + NO_TRACE;

  private JdbcUrl() {}

  static String writer(DatabaseAddress address) {
    if (address instanceof DatabaseAddress.H2File h2) {
      return "jdbc:h2:file:" + h2.file() + H2_WRITER;
    }
    return inSchema((DatabaseAddress.Postgresql) address);
  }

  /** For reading a store that no node has open; makes nothing. */
  static String reader(DatabaseAddress address) {
    if (address instanceof DatabaseAddress.H2File h2) {
      return "jdbc:h2:file:" + h2.file() + H2_READER;
    }
    return inSchema((DatabaseAddress.Postgresql) address);
  }

  static String driver(DatabaseAddress address, boolean readOnly) {
    if (address instanceof DatabaseAddress.H2File) {
      return readOnly ? "org.h2.Driver" : new H2FileDriver().getClass().getName();
    }
    return "org.postgresql.Driver";
  }

  /**
   * What a pool tries on a connection before it gives it out; empty where the driver's own answer
   * is true. H2 calls connections to a database that it has closed valid.
   */
  static Optional<String> test(DatabaseAddress address) {
    return address instanceof DatabaseAddress.H2File ? Optional.of("SELECT 1") : Optional.empty();
  }

  /** The class by which a pool knows dead connections; empty where it knows them by itself. */
  static Optional<String> deadConnections(DatabaseAddress address) {
    return address instanceof DatabaseAddress.H2File
        ? Optional.of(H2DeadConnections.class.getName())
        : Optional.empty();
  }

  /**
   * A host that is lost between a write and its commit leaves a transaction that the server keeps
   * until it misses the connection, by default after two hours: its rows block whoever takes the
   * entity over. So the server is told to take it back, and to ask after silent clients.
   */
  private static String inSchema(DatabaseAddress.Postgresql address) {
    String separator = address.url().indexOf('?') < 0 ? "?" : "&";
    long millis = address.abandonedAfter().toMillis();
    long seconds = Math.max(1, address.abandonedAfter().toSeconds());
    String options =
        "-c idle_in_transaction_session_timeout=%d -c tcp_keepalives_idle=%d"
            + " -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3";
    return address.url()
        + separator
        + "currentSchema="
        + address.schema()
        + "&options="
        + URLEncoder.encode(options.formatted(millis, seconds), StandardCharsets.UTF_8);
  }
}
