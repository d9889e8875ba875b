package frontdesk.engine.speech.synthesizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Voices that throw, and voices that never come back from a text. */
class HungVoiceTest {
  private static final Duration DEADLINE = Duration.ofMillis(200);
  private static final Duration HUNG = Duration.ofMillis(400);
  private static final int SECOND = 8_000;

  private final CountDownLatch comesBack = new CountDownLatch(1);
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final List<short[]> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void release() {
    comesBack.countDown();
  }

  @Test
  void shouldGiveATextToAnotherVoiceWhenOneThrows() throws Exception {
    try (var pool = pool(1, 2, 0, () -> onFirst(new IllegalStateException("as if")))) {
      assertThat(say(pool)).isEqualTo(Outcome.COMPLETE);
      assertThat(heard).hasSize(1);
      assertThat(closed.get()).isEqualTo(1);
    }
  }

  @Test
  void shouldGiveItToAnotherVoiceAfterAnError() throws Exception {
    try (var pool = pool(1, 2, 0, () -> onFirst(new OutOfMemoryError("as if")))) {
      assertThat(say(pool)).isEqualTo(Outcome.COMPLETE);
    }
  }

  @Test
  void shouldBeBrokenAfterTheLastAttempt() throws Exception {
    try (var pool = pool(1, 1, 0, () -> onFirst(new IllegalStateException("as if")))) {
      assertThat(say(pool)).isEqualTo(Outcome.BROKEN);
      assertThat(pool.outcomes(Outcome.BROKEN)).isEqualTo(1);
      assertThat(heard).isEmpty();
      assertThat(say(pool)).isEqualTo(Outcome.COMPLETE);
    }
  }

  @Test
  void shouldGiveATextToAnotherVoiceWhenOneHangs() throws Exception {
    // given one voice, and one that may take its place
    try (var pool = pool(1, 2, 1, () -> hangTimes(1))) {
      // then
      assertThat(say(pool)).isEqualTo(Outcome.COMPLETE);
      assertThat(heard).hasSize(1);
      assertThat(pool.hungVoices()).isEqualTo(1);
      // when the other comes back, nothing of it is heard
      comesBack.countDown();
      until(() -> closed.get() == 1);
      assertThat(heard).hasSize(1);
      assertThat(say(pool)).isEqualTo(Outcome.COMPLETE);
    }
  }

  @Test
  void shouldRefuseAtOnceWhenEveryVoiceHangs() throws Exception {
    // given: both, and the two that take their places
    try (var pool = pool(2, 2, 2, () -> hangTimes(4))) {
      CompletableFuture<Outcome> first = begin(pool);
      assertThat(say(pool)).isEqualTo(Outcome.BROKEN);
      assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(Outcome.BROKEN);
      assertThat(pool.hungVoices()).isEqualTo(4);
      // when
      long begun = System.nanoTime();
      Outcome outcome = say(pool);
      // then
      assertThat(outcome).isEqualTo(Outcome.BUSY);
      assertThat(System.nanoTime() - begun).isLessThan(HUNG.toNanos() / 2);
      assertThat(pool.outcomes(Outcome.BUSY)).isEqualTo(1);
      // and when they come back after all
      comesBack.countDown();
      until(() -> closed.get() == 4);
      until(() -> say(pool) == Outcome.COMPLETE);
    }
  }

  @Test
  void shouldNotWaitForEverForATextThatHoldsFreeTtsUp() throws Exception {
    FreeTtsVoice hanging = new FreeTtsVoice(DEADLINE);
    FreeTtsVoice other = new FreeTtsVoice(DEADLINE);
    CountDownLatch within = new CountDownLatch(1);
    CompletableFuture<TextVoice.Sound> lost =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return hanging.read(
                    "One moment, please.",
                    Manner.usual("en"),
                    10 * SECOND,
                    () -> {
                      within.countDown();
                      hang();
                      return false;
                    });
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(within.await(20, TimeUnit.SECONDS)).isTrue();
    // when
    assertThatThrownBy(
            () -> other.read("Good morning.", Manner.usual("en"), 10 * SECOND, () -> false))
        .isInstanceOf(IOException.class);
    // then
    assertThat(other.read("Good morning.", Manner.usual("en"), 10 * SECOND, () -> false).samples())
        .isNotEmpty();
    comesBack.countDown();
    assertThat(lost.get(20, TimeUnit.SECONDS).samples()).isNotEmpty();
    hanging.close();
    other.close();
  }

  private PooledSynthesizer pool(int voices, int attempts, int maxHung, Runnable fault) {
    SynthesizerSettings settings =
        new SynthesizerSettings(
            voices, 4, 500, Duration.ofSeconds(30), DEADLINE, attempts, HUNG, maxHung, -6);
    return new PooledSynthesizer("fake", settings, () -> new Voice(fault));
  }

  private void onFirst(RuntimeException fault) {
    if (read.incrementAndGet() == 1) {
      throw fault;
    }
  }

  private void onFirst(Error fault) {
    if (read.incrementAndGet() == 1) {
      throw fault;
    }
  }

  private void hangTimes(int times) {
    if (read.incrementAndGet() <= times) {
      hang();
    }
  }

  /** No interrupt ends it. */
  private void hang() {
    while (comesBack.getCount() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private Outcome say(PooledSynthesizer pool) {
    return begin(pool).orTimeout(20, TimeUnit.SECONDS).join();
  }

  private CompletableFuture<Outcome> begin(PooledSynthesizer pool) {
    return pool.speak("Good morning.", "en", heard::add).done().toCompletableFuture();
  }

  private static void until(BooleanSupplier condition) {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(20));
      LockSupport.parkNanos(1_000_000);
    }
  }

  private final class Voice implements TextVoice {
    private final Runnable fault;

    Voice(Runnable fault) {
      this.fault = fault;
    }

    @Override
    public Sound read(String text, Manner manner, int maxSamples, BooleanSupplier cancelled) {
      fault.run();
      short[] second = new short[SECOND];
      second[100] = 1_000;
      return new Sound(second, SECOND);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
