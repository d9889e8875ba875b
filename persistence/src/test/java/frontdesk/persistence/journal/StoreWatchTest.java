package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.JournalSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The watch over a store, in virtual time. */
class StoreWatchTest {
  private static final JournalSettings.Watch SETTINGS =
      new JournalSettings.Watch(
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(3),
          1_024,
          Duration.ofSeconds(4),
          Duration.ofSeconds(20));

  private final List<String> told = new ArrayList<>();
  private final VirtualTime time = new VirtualTime();
  private final Store store = new Store();
  private final StoreWatch watch =
      new StoreWatch(store::write, SETTINGS, time, () -> time.nowNanos, new Telling());

  @Test
  void shouldNoticeAnIdleStoreThatTakesNoWritesAndThatItDoesAgain() {
    // given
    watch.begin();
    time.pass(Duration.ofSeconds(20));
    assertThat(told).isEmpty();
    assertThat(watch.takesWrites()).isTrue();

    // when
    store.failure = new IOException("No space left on device");
    time.pass(SETTINGS.interval());

    // then
    assertThat(watch.takesWrites()).isFalse();
    assertThat(told).containsExactly("broken SERVER No space left on device");
    store.failure = null;
    time.pass(SETTINGS.retry());
    assertThat(watch.takesWrites()).isTrue();
    assertThat(told).hasSize(2).last().isEqualTo("sound after 500 ms");
  }

  @Test
  void shouldDoubtTheStoreAtOnceWhenAWriteFailedAndLetOthersWait() {
    // given
    watch.begin();
    store.failure = diskFull();

    // when
    watch.writeFailed();

    // then
    assertThat(watch.takesWrites()).isFalse();
    CompletableFuture<Void> waiting = watch.whenItTakesWrites().toCompletableFuture();
    time.pass(Duration.ofMillis(1));
    assertThat(told).containsExactly("broken DISK disk full");
    time.pass(Duration.ofSeconds(2));
    assertThat(waiting).isNotDone();
    store.failure = null;
    time.pass(SETTINGS.retry());
    assertThat(waiting).isCompleted();
    assertThat(watch.whenItTakesWrites().toCompletableFuture()).isCompleted();
  }

  @Test
  void shouldTellNobodyWhenOnlyOneWriteFailed() {
    // given
    watch.begin();

    // when
    watch.writeFailed();
    CompletableFuture<Void> waiting = watch.whenItTakesWrites().toCompletableFuture();
    time.pass(Duration.ofMillis(1));

    // then
    assertThat(waiting).isCompleted();
    assertThat(watch.takesWrites()).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void shouldNotBelieveAWriteThatBeganBeforeTheFailedOne() {
    // given
    watch.begin();
    store.hangs = true;
    time.pass(SETTINGS.interval());
    CompletableFuture<Void> early = store.last;

    // when
    watch.writeFailed();
    store.hangs = false;
    store.failure = diskFull();
    early.complete(null);
    time.pass(Duration.ofMillis(1));

    // then
    assertThat(told).containsExactly("broken DISK disk full");
  }

  @Test
  void shouldTakeAWriteThatHangsForAFailedOneAndBeginNoOther() {
    // given
    watch.begin();
    store.hangs = true;

    // when
    time.pass(SETTINGS.interval().plus(SETTINGS.deadline()));

    // then
    assertThat(told).containsExactly("broken SERVER no answer within 3000 ms");
    time.pass(Duration.ofSeconds(10));
    assertThat(store.writes).isEqualTo(1);
    store.hangs = false;
    store.last.complete(null);
    assertThat(watch.takesWrites()).isTrue();
  }

  @Test
  void shouldNoticeAWriteThatHangsAlthoughOthersFailMeanwhile() {
    // given
    watch.begin();
    store.hangs = true;
    time.pass(SETTINGS.interval());

    // when
    watch.writeFailed();
    watch.writeFailed();
    time.pass(SETTINGS.deadline());

    // then
    assertThat(told).containsExactly("broken SERVER no answer within 3000 ms");
  }

  @Test
  void shouldLosePatienceWithADiskSoonerThanWithAServer() {
    // given
    watch.begin();
    store.failure = diskFull();
    watch.writeFailed();

    // when
    time.pass(SETTINGS.diskPatience().plusMillis(1));

    // then
    assertThat(told).containsExactly("broken DISK disk full", "patience over");
    store.failure = null;
    time.pass(SETTINGS.retry());
    store.failure = new SQLException("connection refused", "08001");
    watch.writeFailed();
    time.pass(Duration.ofSeconds(19));
    assertThat(told).hasSize(4).last().isEqualTo("broken SERVER connection refused");
    time.pass(Duration.ofSeconds(2));
    assertThat(told).hasSize(5).last().isEqualTo("patience over");
  }

  @Test
  void shouldNotLosePatienceOverAnOutageThatIsOver() {
    // given
    watch.begin();
    store.failure = diskFull();
    watch.writeFailed();
    time.pass(Duration.ofSeconds(3));
    store.failure = null;
    time.pass(SETTINGS.retry());
    told.clear();

    // when
    store.failure = diskFull();
    watch.writeFailed();
    time.pass(Duration.ofSeconds(2));

    // then
    assertThat(told).containsExactly("broken DISK disk full");
  }

  @Test
  void shouldBeSilentOnceClosed() {
    // given
    watch.begin();
    watch.close();

    // when
    store.failure = diskFull();
    watch.writeFailed();
    time.pass(Duration.ofMinutes(1));

    // then
    assertThat(told).isEmpty();
    assertThat(store.writes).isZero();
  }

  private static SQLException diskFull() {
    return new SQLException("disk full", "53100");
  }

  private static final class Store {
    private @Nullable Exception failure;
    private boolean hangs;
    private int writes;
    private CompletableFuture<Void> last = new CompletableFuture<>();

    CompletableFuture<Void> write() {
      writes++;
      last = new CompletableFuture<>();
      if (!hangs && failure != null) {
        last.completeExceptionally(failure);
      } else if (!hangs) {
        last.complete(null);
      }
      return last;
    }
  }

  private final class Telling implements StoreWatch.Listener {
    @Override
    public void onBroken(StoreTrouble trouble) {
      told.add("broken " + trouble.kind() + " " + trouble.detail());
    }

    @Override
    public void onPatienceOver() {
      told.add("patience over");
    }

    @Override
    public void onSound(Duration outage) {
      told.add("sound after " + outage.toMillis() + " ms");
    }
  }

  private static final class VirtualTime implements StoreWatch.Timer {
    private record Due(long atNanos, int number, Runnable work) {}

    private final PriorityQueue<Due> due =
        new PriorityQueue<>(Comparator.comparing(Due::atNanos).thenComparing(Due::number));
    private long nowNanos;
    private int planned;

    @Override
    public void after(Duration delay, Runnable work) {
      due.add(new Due(nowNanos + delay.toNanos(), planned++, work));
    }

    void pass(Duration duration) {
      long end = nowNanos + duration.toNanos();
      while (!due.isEmpty() && due.element().atNanos() <= end) {
        Due next = due.remove();
        nowNanos = next.atNanos();
        next.work().run();
      }
      nowNanos = end;
    }

    @Override
    public void close() {
      due.clear();
    }
  }
}
