package frontdesk.engine.speech.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.clips.Clips;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer.Listener;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An engine that never comes back from an utterance, whatever is done to its thread. */
class HungEngineTest {
  private static final Grammar GRAMMAR = Clips.grammar("book");
  private static final short[] SENTENCE = Clips.wav("book-16-flite-rms.wav");
  private static final Duration DEADLINE = Duration.ofMillis(150);
  private static final Duration HUNG = Duration.ofMillis(400);
  private static final Duration NEVER = Duration.ofHours(1);

  private final CountDownLatch comesBack = new CountDownLatch(1);
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

  @AfterEach
  void release() {
    comesBack.countDown();
  }

  @Test
  void shouldReplaceAnEngineThatHangs() throws Exception {
    try (PooledRecognizer recognizer = recognizer(HUNG, 1)) {
      recognizer.warm(List.of(GRAMMAR));
      // given
      say(recognizer);
      assertThat(next()).isEqualTo(Failure.LATE);
      // when
      until(() -> recognizer.hungEngines() == 1);
      until(() -> opened.get() == 2); // before anybody speaks
      // then
      say(recognizer);
      assertThat(next()).isInstanceOf(Transcript.class);
      assertThat(recognizer.failures(Failure.Kind.LATE)).isEqualTo(1);
      // and when it comes back after all, it ends
      comesBack.countDown();
      until(() -> closed.get() == 1);
      say(recognizer);
      assertThat(next()).isInstanceOf(Transcript.class);
    }
  }

  @Test
  void shouldHaveLostTheOnlyEngineForEverWithoutThat() throws Exception {
    try (PooledRecognizer recognizer = recognizer(NEVER, 1)) {
      recognizer.warm(List.of(GRAMMAR));
      say(recognizer);
      assertThat(next()).isEqualTo(Failure.LATE);
      // when: longer than the other test needs
      say(recognizer);
      // then
      assertThat(next()).isEqualTo(Failure.LATE);
      assertThat(opened.get()).isEqualTo(1);
    }
  }

  @Test
  void shouldRefuseAtOnceWhereNoOtherEngineIsAllowed() throws Exception {
    try (PooledRecognizer recognizer = recognizer(HUNG, 0)) {
      recognizer.warm(List.of(GRAMMAR));
      // given
      say(recognizer);
      assertThat(next()).isEqualTo(Failure.LATE);
      // when
      until(
          () -> {
            say(recognizer);
            return next() == Failure.BUSY;
          });
      // then
      assertThat(recognizer.failures(Failure.Kind.BUSY)).isEqualTo(1);
      assertThat(recognizer.hungEngines()).isZero();
      assertThat(opened.get()).isEqualTo(1);
      // and when it comes back after all, it goes on
      comesBack.countDown();
      until(
          () -> {
            say(recognizer);
            return next() instanceof Transcript;
          });
    }
  }

  @Test
  void shouldSurviveAnErrorAsItSurvivesAnException() throws Exception {
    comesBack.countDown();
    AtomicInteger decoded = new AtomicInteger();
    try (PooledRecognizer recognizer =
        new PooledRecognizer(
            "fake",
            settings(HUNG, 1),
            () ->
                new Decoder(
                    () -> {
                      if (decoded.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("as if");
                      }
                    }))) {
      recognizer.warm(List.of(GRAMMAR));
      say(recognizer);
      assertThat(next()).isEqualTo(Failure.BROKEN);
      until(() -> opened.get() == 2);
      say(recognizer);
      assertThat(next()).isInstanceOf(Transcript.class);
    }
  }

  private static RecognizerSettings settings(Duration hungAfter, int maxHung) {
    return new RecognizerSettings(
        1, 4, 4, DEADLINE, Duration.ofSeconds(20), Duration.ofMillis(60), 8, hungAfter, maxHung);
  }

  /** The first utterance of all hangs. */
  private PooledRecognizer recognizer(Duration hungAfter, int maxHung) {
    AtomicInteger decoded = new AtomicInteger();
    return new PooledRecognizer(
        "fake",
        settings(hungAfter, maxHung),
        () ->
            new Decoder(
                () -> {
                  if (decoded.incrementAndGet() == 1) {
                    hang();
                  }
                }));
  }

  /** No interrupt ends it. */
  private void hang() {
    while (comesBack.getCount() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private static void until(Condition condition) throws InterruptedException {
    long begun = System.nanoTime();
    while (!condition.holds()) {
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(20));
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void say(PooledRecognizer recognizer) {
    Session session =
        recognizer.open(
            new Request("en-US", GRAMMAR, 1, Duration.ofSeconds(10)),
            new Listener() {
              @Override
              public void onPartial(Transcript partial) {
                heard.add(partial);
              }

              @Override
              public void onFinal(Transcript transcript) {
                heard.add(transcript);
              }

              @Override
              public void onFailed(Failure failure) {
                heard.add(failure);
              }
            });
    for (int at = 0; at + 160 <= SENTENCE.length; at += 160) {
      session.audio(new AudioFrame(at, Arrays.copyOfRange(SENTENCE, at, at + 160), false));
    }
    session.finish();
  }

  private Object next() throws InterruptedException {
    Object answer = heard.poll(20, TimeUnit.SECONDS);
    assertThat(answer).as("an answer").isNotNull();
    return answer;
  }

  private final class Decoder implements UtteranceDecoder {
    private final Runnable fault;

    Decoder(Runnable fault) {
      this.fault = fault;
      opened.incrementAndGet();
    }

    @Override
    public SortedSet<String> prepare(Grammar grammar) {
      return new TreeSet<>();
    }

    @Override
    public List<Hypothesis> decode(
        short[] samples, int length, Grammar grammar, int maxAlternatives) {
      fault.run();
      return List.of(new Hypothesis("heard", 0.9));
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
