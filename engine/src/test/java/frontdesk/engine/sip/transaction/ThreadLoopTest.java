package frontdesk.engine.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The signalling thread outlives its tasks, and is quiet once closed. */
class ThreadLoopTest {
  private static final Duration LATER = Duration.ofHours(1);

  private static <T> T soon(CompletableFuture<T> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  @Test
  void shouldRunEverythingOnOneDaemonThreadOfItsName() throws Exception {
    try (ThreadLoop loop = new ThreadLoop("signals")) {
      CompletableFuture<Thread> now = new CompletableFuture<>();
      CompletableFuture<Thread> later = new CompletableFuture<>();
      loop.execute(() -> now.complete(Thread.currentThread()));
      loop.schedule(Duration.ofMillis(1), () -> later.complete(Thread.currentThread()));
      assertThat(soon(now)).isSameAs(soon(later));
      assertThat(soon(now).getName()).isEqualTo("signals");
      assertThat(soon(now).isDaemon()).isTrue();
    }
  }

  @Test
  void shouldGoOnAfterATaskThatFails() throws Exception {
    try (ThreadLoop loop = new ThreadLoop("signals")) {
      CompletableFuture<Thread> before = new CompletableFuture<>();
      CompletableFuture<Thread> after = new CompletableFuture<>();
      loop.execute(() -> before.complete(Thread.currentThread()));
      loop.execute(
          () -> {
            throw new IllegalStateException("planted");
          });
      loop.execute(
          () -> {
            // A virtual machine may leave the place of an error out.
            AssertionError planted = new AssertionError("planted");
            planted.setStackTrace(new StackTraceElement[0]);
            throw planted;
          });
      loop.execute(() -> after.complete(Thread.currentThread()));
      assertThat(soon(after)).isSameAs(soon(before));
    }
  }

  @Test
  void shouldNotFireATimerThatWasCancelled() throws Exception {
    try (ThreadLoop loop = new ThreadLoop("signals")) {
      AtomicInteger fired = new AtomicInteger();
      CompletableFuture<Boolean> done = new CompletableFuture<>();
      // given: the loop's own thread holds both timers back until one is cancelled
      loop.execute(
          () -> {
            SignallingLoop.Timer timer = loop.schedule(Duration.ZERO, fired::incrementAndGet);
            loop.schedule(Duration.ZERO, () -> done.complete(true));
            timer.cancel();
          });
      assertThat(soon(done)).isTrue();
      assertThat(fired).hasValue(0);
    }
  }

  @Test
  void shouldInterruptAndWaitForTheTaskThatRunsAndForgetTheRestWhenClosed() throws Exception {
    ThreadLoop loop = new ThreadLoop("signals");
    CountDownLatch never = new CountDownLatch(1);
    CompletableFuture<Boolean> running = new CompletableFuture<>();
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicInteger others = new AtomicInteger();
    loop.execute(
        () -> {
          running.complete(true);
          try {
            never.await();
          } catch (InterruptedException e) {
            interrupted.set(true);
          }
        });
    loop.schedule(LATER, others::incrementAndGet);
    soon(running);
    // when
    loop.close();
    // then
    assertThat(interrupted).isTrue();
    loop.execute(others::incrementAndGet);
    SignallingLoop.Timer refused = loop.schedule(Duration.ZERO, others::incrementAndGet);
    refused.cancel();
    assertThat(others).hasValue(0);
  }

  @Test
  void shouldKeepTheInterruptOfWhoeverClosesIt() throws Exception {
    ThreadLoop loop = new ThreadLoop("signals");
    CompletableFuture<Boolean> running = new CompletableFuture<>();
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    loop.execute(
        () -> {
          running.complete(true);
          end.join();
        });
    soon(running);
    Thread.currentThread().interrupt();
    loop.close();
    assertThat(Thread.interrupted()).isTrue();
    end.complete(true);
  }
}
