package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.playground.PostgresServer;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.Life;
import frontdesk.persistence.journal.LifeSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sessions by which a real database knows who lives. */
class LifeSessionTest {
  private static final Duration LONG_ENOUGH = Duration.ofMillis(500);
  private static final long LIFE = -7_355_608_211L;

  @Test
  void shouldBeOverWhenItsHolderIsGoneAndAtNoOtherTime() throws Exception {
    // given
    try (PostgresServer server = PostgresServer.create()) {
      DatabaseAddress.Postgresql address = SessionsOf.address(server, "public");
      LifeSession holder = SessionsOf.session(address, "node-1");
      try (LifeSession observer = SessionsOf.session(address, "node-2")) {
        holder.hold(LIFE);
        Awaiting.until("held", SessionsOf.LIMIT, () -> !isOver(observer, LIFE));
        assertThat(isOver(observer, LIFE + 1)).as("a life that nobody holds").isTrue();

        // when the server ends all sessions, as at its restart
        try (Connection connection =
                DriverManager.getConnection(address.url(), address.user(), "unused");
            Statement statement = connection.createStatement()) {
          statement.execute(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                  + " WHERE application_name LIKE 'frontdesk %'");
        }

        // then it is held again before long, and stays so
        Awaiting.until("held again", SessionsOf.LIMIT, () -> !isOver(observer, LIFE));
        Awaiting.allThrough("still held", LONG_ENOUGH, () -> !isOver(observer, LIFE));

        // when its holder is gone
        holder.close();

        // then
        Awaiting.until("over", SessionsOf.LIMIT, () -> isOver(observer, LIFE));

        // when the server is gone, nothing is known
        server.stopAtOnce();
        assertThat(isOver(observer, LIFE)).isFalse();
      } finally {
        holder.close();
      }
    }
  }

  @Test
  void shouldShowWhoLivesBesideTheSameSchema() throws Exception {
    // given nodes of two clusters, one with negative and one with small numbers
    try (PostgresServer server = PostgresServer.create();
        LifeSession one = SessionsOf.session(SessionsOf.address(server, "public"), "node-1");
        LifeSession two = SessionsOf.session(SessionsOf.address(server, "public"), "node-2");
        LifeSession other = SessionsOf.session(SessionsOf.address(server, "other"), "node-3")) {
      one.hold(LIFE);
      two.hold(7);
      other.hold(8);

      // when
      one.reached(Life.Stage.ARRIVED);
      two.reached(Life.Stage.FOUNDING);

      // then
      Awaiting.until("all are there", SessionsOf.LIMIT, () -> lives(one).size() == 2);
      Awaiting.until("the other, too", SessionsOf.LIMIT, () -> !lives(other).isEmpty());
      assertThat(lives(two))
          .containsExactlyInAnyOrder(
              life(LIFE, "node-1", Life.Stage.ARRIVED), life(7, "node-2", Life.Stage.FOUNDING));
      assertThat(lives(other)).containsExactly(life(8, "node-3", Life.Stage.ARRIVING));

      // when the server is gone
      server.stopAtOnce();

      // then it is not said that there is nobody
      assertThat(one.lives().toCompletableFuture()).failsWithin(SessionsOf.LIMIT);
    }
  }

  private static Life life(long uid, String node, Life.Stage stage) {
    return new Life(uid, Optional.of(node), stage);
  }

  private static List<Life> lives(LifeSession session) {
    return session.lives().toCompletableFuture().join();
  }

  private static boolean isOver(LifeSession observer, long life) {
    return observer.isOver(life).toCompletableFuture().join();
  }
}
