package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two nodes believe that an entity is theirs. The write of the second is refused by the journal's
 * key; whoever else writes on that node at the same moment is not harmed.
 */
class RefusedWriteTest {
  private static final int INNOCENTS = 300;
  private static final int COLLISIONS = 5;
  private static final long PATIENCE_S = 30;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void shouldHarmOnlyItsOwnEntity(DatabasesForTests kind) throws Exception {
    Outcome outcome = collide(kind, ConfigFactory.empty());

    assertThat(outcome.refused()).isTrue();
    assertThat(outcome.harmed()).isZero();
  }

  /**
   * The plugin's own default shares inserts: the harm that this test has to see. Whose writes share
   * one with the refused write is a matter of moments, so several collisions are looked at; a
   * single writer to the database makes the others wait together.
   */
  @Test
  void shouldSeeTheHarmWhereWritesShareAnInsert() throws Exception {
    Config shared = ConfigFactory.parseString("jdbc-journal { batchSize = 400, parallelism = 1 }");

    long harmed = 0;
    for (int collision = 0; collision < COLLISIONS && harmed == 0; collision++) {
      harmed = collide(DatabasesForTests.POSTGRESQL, shared).harmed();
    }

    assertThat(harmed).isPositive();
  }

  /**
   * What came of it.
   *
   * @param refused whether the second writer was
   * @param harmed innocent entities that did not answer a write
   */
  private record Outcome(boolean refused, long harmed) {}

  private Outcome collide(DatabasesForTests kind, Config otherwise) throws Exception {
    DatabaseAddress address = kind.fresh(directory, "journal");
    try (NodeForTests first = NodeForTests.start(address, otherwise);
        NodeForTests second = NodeForTests.start(address, otherwise)) {
      ActorRef<Diary.Command> owner = first.spawn(Diary.create("contested"), "contested");
      ActorRef<Diary.Command> rival = second.spawn(Diary.create("contested"), "contested");
      assertThat(second.count(rival)).isZero();
      List<ActorRef<Diary.Command>> innocents = new ArrayList<>();
      for (int i = 0; i < INNOCENTS; i++) {
        ActorRef<Diary.Command> innocent = second.spawn(Diary.create("innocent-" + i), "i" + i);
        assertThat(second.count(innocent)).isZero();
        innocents.add(innocent);
      }
      assertThat(first.write(owner, "mine", 1)).isEqualTo(1);
      // All at once, the refused one among them.
      List<CompletableFuture<Long>> written = new ArrayList<>();
      CompletableFuture<Long> refused = new CompletableFuture<>();
      for (int i = 0; i < INNOCENTS; i++) {
        if (i == INNOCENTS / 2) {
          refused = second.writeOrStop(rival);
        }
        written.add(second.writeOrStop(innocents.get(i)));
      }
      long harmed = 0;
      for (CompletableFuture<Long> one : written) {
        harmed += isDone(one) ? 0 : 1;
      }
      return new Outcome(!isDone(refused), harmed);
    }
  }

  private static boolean isDone(CompletableFuture<Long> write) throws Exception {
    try {
      return write.get(PATIENCE_S, TimeUnit.SECONDS) > 0;
    } catch (ExecutionException stopped) {
      assertThat(stopped).hasCauseInstanceOf(NodeForTests.DiaryStopped.class);
      return false;
    }
  }
}
