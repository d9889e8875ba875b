package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.MediaLine;
import frontdesk.protocol.audit.StoreHealth;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.persistence.testkit.StorageFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a call while the store takes no writes. */
class StoreGoneTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private final TestCall call = house.call();
  private final BrokenStore store = new BrokenStore();

  /** A store that is broken until it is mended. */
  private static final class BrokenStore implements StoreHealth {
    private final AtomicInteger told = new AtomicInteger();
    private volatile CompletableFuture<Void> sound = CompletableFuture.completedFuture(null);

    @Override
    public boolean takesWrites() {
      return sound.isDone();
    }

    @Override
    public void writeFailed() {
      told.incrementAndGet();
      breaks();
    }

    void breaks() {
      if (sound.isDone()) {
        sound = new CompletableFuture<>();
      }
    }

    void isMended() {
      sound.complete(null);
    }

    @Override
    public CompletionStage<Void> whenItTakesWrites() {
      return sound;
    }
  }

  @BeforeAll
  static void start() {
    house = new CallHouse();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @AfterEach
  void hangUp() {
    call.lose(true);
  }

  @Test
  void shouldTellTheWatchOfAFailedWriteAndLetGoOfItsLine() {
    // given
    call.store = store;
    call.listening();
    try (HeldJournal journal = new HeldJournal(house, "call|" + call.id.value())) {
      // when
      call.key('1');
      journal.awaitWrite();
      journal.release(StorageFailure.create());

      // then
      house.await(() -> assertThat(store.told).hasValue(1));
    }
    assertThat(call.lines.find(call.id)).isPresent();
  }

  @Test
  void shouldWaitForTheStoreThenAskThePendingQuestionOnItsLine() {
    // given
    call.store = store;
    call.listening();
    call.lose(false);
    store.breaks();

    // when
    call.start();

    // then
    assertThat(call.inputs(Input.Resumed.class)).isEmpty();
    store.isMended();
    call.awaitInput(Input.Resumed.class, 1);
    call.awaitStage(CallStage.SPEAKING);
    assertThat(call.signaling.reinvites).isEmpty();
  }

  @Test
  void shouldRefuseACallThatComesWhileTheStoreTakesNoWrites() {
    // given
    call.store = store;
    store.breaks();

    // when
    call.start();
    call.invite();

    // then
    CallProtocol.Refuse refusal = call.replies.expectMessageClass(CallProtocol.Refuse.class);
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.retryAfterSeconds()).isPresent();
  }

  @Test
  void shouldRefuseACallWhoseFirstWriteFails() {
    // given
    call.store = store;
    try (HeldJournal journal = new HeldJournal(house, "call|" + call.id.value())) {
      // when
      call.start();
      call.invite();
      journal.awaitWrite();
      journal.release(StorageFailure.create());

      // then
      assertThat(call.replies.expectMessageClass(CallProtocol.Refuse.class).status())
          .isEqualTo(503);
    }
    assertThat(call.lines.find(call.id)).isEmpty();
  }

  @Test
  void shouldEndWithoutAWordWhenItsLineHasTakenLeaveMeanwhile() {
    // given
    call.store = store;
    call.listening();
    MediaLine line = call.line();
    List<CallId> hungUp = new CopyOnWriteArrayList<>();
    call.lose(false);
    store.breaks();
    call.start();

    // when
    call.lines.partFromAll((id, words) -> {}, hungUp::add);
    store.isMended();

    // then
    house.await(() -> assertThat(call.ended).containsExactly(CallEvent.Ending.NODE_LOST.name()));
    assertThat(call.signaling.byes).isEmpty();
    assertThat(call.signaling.reinvites).isEmpty();
    assertThat(line.isParting()).isTrue();
    assertThat(call.inputs(Input.CallerGone.class)).hasSize(1);

    // and the dialog is there until the line has hung up: the BYE is of that dialog
    assertThat(hungUp).isEmpty();
    assertThat(call.signaling.forgotten).isEmpty();
    house.playOut(call);
    house.await(() -> assertThat(call.signaling.forgotten).containsExactly(call.id));
    assertThat(hungUp).containsExactly(call.id);
    assertThat(call.lines.find(call.id)).isEmpty();
  }

  @Test
  void shouldEndWhenItsLineTakesLeaveThoughItsActorLives() {
    // given
    call.listening();

    // when
    call.lines.partFromAll((id, words) -> {}, id -> {});
    house.pass(Duration.ofSeconds(1));

    // then
    house.await(() -> assertThat(call.ended).containsExactly(CallEvent.Ending.NODE_LOST.name()));
    assertThat(call.signaling.byes).isEmpty();
  }
}
