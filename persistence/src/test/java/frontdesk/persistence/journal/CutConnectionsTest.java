package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL's connections are cut while entities commit, again and again: nothing is answered that
 * is not committed, and whoever stopped goes on by itself once it is started again.
 */
class CutConnectionsTest {
  private static final int WRITERS = 4;
  private static final int CUTS = 5;
  private static final int WRITES_BETWEEN_CUTS = 40;
  private static final long PATIENCE_S = 60;

  private final Semaphore acknowledged = new Semaphore(0);
  private final AtomicBoolean over = new AtomicBoolean();

  /** What one writer saw: answers, and writes that nobody answered. */
  private record Seen(String diary, long lastAnswer, int unanswered) {}

  @Test
  void shouldPromiseNothingThatIsNotCommitted() throws Exception {
    // given
    DatabaseAddress.Postgresql address = PostgresForTests.freshSchema("cut");
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<Seen> seen = new ArrayList<>();
    try (NodeForTests node = NodeForTests.start(address)) {
      List<Future<Seen>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        String diary = "cut-" + i;
        writers.add(threads.submit(() -> write(node, diary)));
      }
      // when
      for (int cut = 1; cut <= CUTS; cut++) {
        awaitWrites();
        cutAll(address);
      }
      awaitWrites();
      over.set(true);
      for (Future<Seen> writer : writers) {
        seen.add(writer.get(PATIENCE_S, TimeUnit.SECONDS));
      }
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
    // then
    try (NodeForTests node = NodeForTests.start(address)) {
      for (Seen one : seen) {
        long stored = node.count(node.spawn(Diary.create(one.diary()), one.diary()));
        assertThat(stored)
            .as("%s", one)
            .isBetween(one.lastAnswer(), one.lastAnswer() + one.unanswered());
      }
      assertThat(new JournalVerifier(node.journal().source(), 100).verify())
          .isInstanceOf(Verification.Sound.class);
    }
  }

  /** Writes until it is over; an entity that stopped is started again, as sharding would. */
  private Seen write(NodeForTests node, String diary) throws Exception {
    long last = 0;
    int unanswered = 0;
    int incarnation = 0;
    ActorRef<Diary.Command> ref = node.spawn(Diary.create(diary), diary + "-0");
    while (!over.get()) {
      try {
        last = node.writeOrStop(ref).get(PATIENCE_S, TimeUnit.SECONDS);
        acknowledged.release();
      } catch (ExecutionException stopped) {
        unanswered++;
        incarnation++;
        ref = node.spawn(Diary.create(diary), diary + "-" + incarnation);
      }
    }
    return new Seen(diary, last, unanswered);
  }

  private void awaitWrites() throws InterruptedException {
    assertThat(acknowledged.tryAcquire(WRITES_BETWEEN_CUTS, PATIENCE_S, TimeUnit.SECONDS))
        .as("writes go on")
        .isTrue();
  }

  private static void cutAll(DatabaseAddress.Postgresql address) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                address.url(), address.user(), address.password().reveal());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
              + " AND backend_type = 'client backend'");
    }
  }
}
