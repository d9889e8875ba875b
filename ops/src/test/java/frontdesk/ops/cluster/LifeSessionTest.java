package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import frontdesk.ops.playground.PostgresServer;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.LifeSession;
import frontdesk.protocol.privacy.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sessions by which a real database knows who lives. */
class LifeSessionTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration LONG_ENOUGH = Duration.ofMillis(500);
  private static final Duration CHECK = Duration.ofMillis(200);
  private static final long LIFE = -7_355_608_211L;

  @Test
  void shouldBeOverWhenItsHolderIsGoneAndAtNoOtherTime() throws Exception {
    // given
    try (PostgresServer server = PostgresServer.create()) {
      Config journal = ConfigFactory.parseString(server.settings()).getConfig("frontdesk.journal");
      DatabaseAddress.Postgresql address =
          new DatabaseAddress.Postgresql(
              journal.getString("url"),
              journal.getString("user"),
              new Secret("unused"),
              "public",
              LIMIT);
      LifeSession holder = new LifeSession(address, CHECK);
      try (LifeSession observer = new LifeSession(address, CHECK)) {
        holder.hold(LIFE);
        Awaiting.until("held", LIMIT, () -> !isOver(observer, LIFE));
        assertThat(isOver(observer, LIFE + 1)).as("a life that nobody holds").isTrue();

        // when the server ends all sessions, as at its restart
        try (Connection connection =
                DriverManager.getConnection(address.url(), address.user(), "unused");
            Statement statement = connection.createStatement()) {
          statement.execute(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                  + " WHERE application_name = 'frontdesk life'");
        }

        // then it is held again before long, and stays so
        Awaiting.until("held again", LIMIT, () -> !isOver(observer, LIFE));
        Awaiting.allThrough("still held", LONG_ENOUGH, () -> !isOver(observer, LIFE));

        // when its holder is gone
        holder.close();

        // then
        Awaiting.until("over", LIMIT, () -> isOver(observer, LIFE));

        // when the server is gone, nothing is known
        server.stopAtOnce();
        assertThat(isOver(observer, LIFE)).isFalse();
      } finally {
        holder.close();
      }
    }
  }

  private static boolean isOver(LifeSession observer, long life) {
    return observer.isOver(life).toCompletableFuture().join();
  }
}
