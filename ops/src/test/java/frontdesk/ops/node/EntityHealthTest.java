package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.Quarantine;
import frontdesk.protocol.audit.StoreHealth;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EntityHealthTest {
  private static final String ID = EntityKind.LEDGER.persistenceId("smile");
  private static final Quarantine.Failure FAILURE =
      new Quarantine.Failure(ID, EntityKind.LEDGER, Optional.empty(), new BuildId("test"));

  private final Stored stored = new Stored();
  private final AtomicLong nanos = new AtomicLong();
  private final EntityHealth health = new EntityHealth(stored, nanos::get, Duration.ofSeconds(30));
  private final CompletableFuture<String> answer = new CompletableFuture<>();

  private CompletableFuture<String> ask() {
    return health.ask(ID, () -> answer).toCompletableFuture();
  }

  @Test
  void shouldHandOnAnswersOfAnEntityThatIsWell() {
    // when
    CompletableFuture<String> asked = ask();
    // then
    assertThat(asked).isNotDone();
    answer.complete("here");
    assertThat(asked).isCompletedWithValue("here");
  }

  @Test
  void shouldTellWhoWaitsAtOnceWhenTheEntityCannotRecover() {
    // given
    CompletableFuture<String> asked = ask();
    CompletableFuture<String> ofAnother =
        health.ask("ledger|other", () -> new CompletableFuture<String>()).toCompletableFuture();
    // when
    health.failed(FAILURE, new IllegalStateException("damaged")).toCompletableFuture().join();
    // then
    assertThat(asked).isCompletedExceptionally();
    assertThat(ofAnother).isNotDone();
    assertThat(health.isSetApart(ID)).isFalse();
  }

  @Test
  void shouldNotEvenAskWhatIsSetApart() {
    // given
    stored.apart = true;
    health.find(ID).toCompletableFuture().join();
    AtomicInteger questions = new AtomicInteger();
    // when
    CompletableFuture<String> asked =
        health
            .ask(
                ID,
                () -> {
                  questions.incrementAndGet();
                  return answer;
                })
            .toCompletableFuture();
    // then
    assertThat(asked).isCompletedExceptionally();
    assertThat(questions).hasValue(0);
  }

  @Test
  void shouldAskAgainAfterAWhileAndAfterARelease() {
    // given
    stored.apart = true;
    health.find(ID).toCompletableFuture().join();
    assertThat(health.isSetApart(ID)).isTrue();
    // when
    nanos.addAndGet(Duration.ofSeconds(31).toNanos());
    // then
    assertThat(health.isSetApart(ID)).isFalse();
    // and
    health.find(ID).toCompletableFuture().join();
    AtomicInteger woken = new AtomicInteger();
    health.whenReleased(entry -> woken.incrementAndGet());
    health.release(ID).toCompletableFuture().join();
    assertThat(health.isSetApart(ID)).isFalse();
    assertThat(woken).hasValue(1);
  }

  @Test
  void shouldNeitherAskNorBlameWhileTheStoreIsAway() {
    // given
    Away store = new Away();
    health.relyOn(store);
    CompletableFuture<String> asked = ask();
    // when
    CompletableFuture<Optional<Quarantine.Entry>> found = health.find(ID).toCompletableFuture();
    Optional<Quarantine.Entry> counted =
        health.failed(FAILURE, new IllegalStateException("away")).toCompletableFuture().join();
    CompletableFuture<Void> recovered = health.recovered(ID).toCompletableFuture();
    // then
    assertThat(stored.asked).isZero();
    assertThat(counted).isEmpty();
    assertThat(asked).isCompletedExceptionally();
    assertThat(found).isNotDone();
    // and once it is back
    store.back.complete(null);
    assertThat(found.join()).isPresent();
    assertThat(recovered).isCompleted();
    assertThat(stored.asked).isEqualTo(2);
  }

  /** A store that is away until it is back. */
  private static final class Away implements StoreHealth {
    private final CompletableFuture<Void> back = new CompletableFuture<>();

    @Override
    public boolean takesWrites() {
      return back.isDone();
    }

    @Override
    public void writeFailed() {
      // It is known to be away.
    }

    @Override
    public CompletionStage<Void> whenItTakesWrites() {
      return back;
    }
  }

  /** What is stored, as the test says. */
  private static final class Stored implements Quarantine {
    private boolean apart;
    private int asked;

    private Optional<Entry> entry() {
      return Optional.of(
          new Entry(
              ID,
              EntityKind.LEDGER,
              Optional.empty(),
              1,
              Instant.EPOCH,
              Instant.EPOCH,
              apart ? Optional.of(Instant.EPOCH) : Optional.empty(),
              new BuildId("test"),
              Reason.UNREADABLE_EVENT,
              false));
    }

    private static CompletionStage<Void> done() {
      return CompletableFuture.completedStage(1).thenAccept(rows -> {});
    }

    @Override
    public CompletionStage<Optional<Entry>> find(String persistenceId) {
      asked++;
      return CompletableFuture.completedStage(entry());
    }

    @Override
    public CompletionStage<Optional<Entry>> failed(Failure failure, Throwable cause) {
      asked++;
      return CompletableFuture.completedStage(entry());
    }

    @Override
    public CompletionStage<Void> recovered(String persistenceId) {
      asked++;
      return done();
    }

    @Override
    public CompletionStage<Void> farewellSaid(String persistenceId, Optional<ClinicId> clinic) {
      return done();
    }

    @Override
    public CompletionStage<List<Entry>> list(int most) {
      return CompletableFuture.completedStage(entry().stream().toList());
    }

    @Override
    public CompletionStage<Optional<Entry>> release(String persistenceId) {
      return CompletableFuture.completedStage(entry());
    }
  }
}
