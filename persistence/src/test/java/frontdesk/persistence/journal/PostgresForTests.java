package frontdesk.persistence.journal;

import frontdesk.protocol.privacy.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL server per test JVM, started at its first use and ended with the JVM; each test
 * takes schemas of its own. Its binaries come with a test dependency, so that nothing need be
 * installed; as root it runs in a user namespace, because PostgreSQL refuses to run as root.
 */
public final class PostgresForTests {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private PostgresForTests() {}

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL for tests did not start", e);
      }
    }
  }

  /** A schema that no other test has. */
  public static DatabaseAddress.Postgresql freshSchema(String name) {
    String schema =
        String.format(
            Locale.ROOT, "%s_%d", name.toLowerCase(Locale.ROOT), SCHEMAS.incrementAndGet());
    return new DatabaseAddress.Postgresql(
        "jdbc:postgresql://127.0.0.1:" + Server.RUNNING.getPort() + "/postgres",
        "postgres",
        new Secret("postgres"),
        schema,
        Duration.ofSeconds(5));
  }
}
