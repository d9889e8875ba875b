package frontdesk.ops.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.ops.playground.PostgresServer;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.LifeSession;
import frontdesk.protocol.privacy.Secret;
import java.time.Duration;

/** Sessions of nodes in a real database. */
final class SessionsOf {
  static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Duration CHECK = Duration.ofMillis(200);

  private SessionsOf() {}

  /** A session that nobody has opened yet. */
  static LifeSession session(PostgresServer server, String node) {
    return session(address(server, "public"), node);
  }

  static LifeSession session(DatabaseAddress.Postgresql address, String node) {
    return new LifeSession(address, node, CHECK);
  }

  static DatabaseAddress.Postgresql address(PostgresServer server, String schema) {
    Config journal = ConfigFactory.parseString(server.settings()).getConfig("frontdesk.journal");
    return new DatabaseAddress.Postgresql(
        journal.getString("url"), journal.getString("user"), new Secret("unused"), schema, LIMIT);
  }
}
