package frontdesk.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.JournalSettings;
import java.util.HashMap;
import java.util.Map;

/** Turns the journal's settings into the configuration of Pekko's persistence plugins. */
public final class JournalConfig {
  private static final String LIFTED = "frontdesk-journal";
  private static final String DATABASE = "pekko-persistence-jdbc.shared-databases.slick.";

  private JournalConfig() {}

  /**
   * Configuration to put before {@code ConfigFactory.load()} when the actor system is made. It
   * holds the database's password: never print it.
   */
  public static Config pekko(JournalSettings settings) {
    Map<String, Object> values = new HashMap<>();
    database(settings, values);
    values.put("jdbc-journal.bufferSize", settings.writeBuffer());
    values.put("jdbc-journal.parallelism", settings.writers());
    for (String plugin : new String[] {"jdbc-journal", "jdbc-snapshot-store"}) {
      values.put(
          plugin + ".circuit-breaker.call-timeout", settings.callTimeout().toMillis() + " ms");
    }
    values.put("pekko.persistence.max-concurrent-recoveries", settings.recoveries());
    return ConfigFactory.parseMap(values, "journal settings")
        .withFallback(
            ConfigFactory.defaultReference(JournalConfig.class.getClassLoader()).getConfig(LIFTED));
  }

  private static void database(JournalSettings settings, Map<String, Object> values) {
    DatabaseAddress address = DatabaseAddress.ofJournal(settings);
    JournalSettings.Pool pool = settings.pool();
    boolean h2 = address instanceof DatabaseAddress.H2File;
    values.put(DATABASE + "profile", h2 ? "slick.jdbc.H2Profile$" : "slick.jdbc.PostgresProfile$");
    values.put(DATABASE + "db.url", JdbcUrl.writer(address));
    values.put(DATABASE + "db.driver", JdbcUrl.driver(address, false));
    JdbcUrl.test(address).ifPresent(test -> values.put(DATABASE + "db.connectionTestQuery", test));
    JdbcUrl.deadConnections(address)
        .ifPresent(dead -> values.put(DATABASE + "db.exceptionOverrideClassName", dead));
    values.put(DATABASE + "db.user", address.user());
    values.put(DATABASE + "db.password", address.password().reveal());
    values.put(DATABASE + "db.queueSize", pool.queue());
    // Slick wants as many threads as connections, or work of one transaction can wait for itself.
    values.put(DATABASE + "db.numThreads", pool.connections());
    values.put(DATABASE + "db.maxConnections", pool.connections());
    values.put(DATABASE + "db.connectionTimeout", pool.connectionTimeout().toMillis());
    values.put(DATABASE + "db.validationTimeout", 1_000);
  }
}
