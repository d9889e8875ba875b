package frontdesk.engine.speech.recognizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.engine.speech.clips.Clips;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer.Listener;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PooledRecognizerTest {
  private static final Grammar GRAMMAR = Clips.grammar("book");
  private static final short[] SENTENCE = Clips.wav("book-16-flite-rms.wav");
  private static final long SEED = 11;

  private final CountDownLatch mayDecode = new CountDownLatch(1);
  private final CountDownLatch decoding = new CountDownLatch(1);
  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  private volatile int decodedSamples;

  @Test
  void shouldAnswerWithWhereAndHowLongTheUtteranceWas() throws Exception {
    mayDecode.countDown();
    try (PooledRecognizer recognizer = recognizer(settings(1, 4, Duration.ofSeconds(20)))) {
      WarmUp warm = recognizer.warm(List.of(GRAMMAR));
      assertThat(warm.unknownWords()).containsOnlyKeys("book");

      say(recognizer, SENTENCE, Duration.ofSeconds(10));

      Transcript transcript = (Transcript) next();
      assertThat(transcript.startSamples()).isEqualTo(800);
      assertThat(transcript.duration().toMillis()).isEqualTo(SENTENCE.length / 160 * 160 / 8);
      assertThat(transcript.hypotheses()).extracting(Hypothesis::text).containsExactly("heard");
      assertThat(recognizer.sessions()).isZero();
    }
  }

  @Test
  void shouldKeepNoMoreAudioThanWasAskedFor() throws Exception {
    mayDecode.countDown();
    try (PooledRecognizer recognizer = recognizer(settings(1, 4, Duration.ofSeconds(20)))) {
      say(recognizer, SENTENCE, Duration.ofMillis(900));
      assertThat(((Transcript) next()).duration()).isEqualTo(Duration.ofMillis(900));
      assertThat(decodedSamples).isEqualTo(7_200);
    }
  }

  @Test
  void shouldRejectNoiseWithoutAskingAnEngine() throws Exception {
    Random random = new Random(SEED);
    short[] noise = new short[SENTENCE.length];
    for (int i = 4_000; i < noise.length - 4_000; i++) {
      noise[i] = (short) (random.nextGaussian() * 3_000);
    }
    try (PooledRecognizer recognizer = recognizer(settings(1, 4, Duration.ofSeconds(20)))) {
      say(recognizer, noise, Duration.ofSeconds(10));
      assertThat(((Transcript) next()).rejected()).as("seed %d", SEED).isTrue();
      assertThat(decodedSamples).isZero();
    }
  }

  @Test
  void shouldBeBusyWhenTheQueueIsFullAndLateWhenTheEngineIsSlow() throws Exception {
    try (PooledRecognizer recognizer = recognizer(settings(1, 1, Duration.ofMillis(300)))) {
      // given one utterance in the engine and one that waits
      say(recognizer, SENTENCE, Duration.ofSeconds(10));
      assertThat(decoding.await(10, TimeUnit.SECONDS)).isTrue();
      say(recognizer, SENTENCE, Duration.ofSeconds(10));

      // when
      say(recognizer, SENTENCE, Duration.ofSeconds(10));

      // then
      assertThat(next()).isEqualTo(Failure.BUSY);
      assertThat(next()).isEqualTo(Failure.LATE);
      assertThat(next()).isEqualTo(Failure.LATE);
      assertThat(recognizer.sessions()).isZero();
      mayDecode.countDown();
    }
  }

  @Test
  void shouldRefuseMoreSessionsThanItsBound() throws Exception {
    try (PooledRecognizer recognizer = recognizer(settings(1, 4, Duration.ofSeconds(20)))) {
      Session one = open(recognizer, Duration.ofSeconds(1));
      open(recognizer, Duration.ofSeconds(1));
      open(recognizer, Duration.ofSeconds(1));
      assertThat(next()).isEqualTo(Failure.BUSY);
      one.cancel();
      one.finish();
      assertThat(recognizer.sessions()).isEqualTo(1);
    }
  }

  @Test
  void shouldSayThatItIsBrokenAndOpenAnotherEngine() throws Exception {
    mayDecode.countDown();
    int[] opened = {0};
    UtteranceDecoder.Factory factory =
        () -> {
          opened[0]++;
          return new FakeDecoder(opened[0] == 1);
        };
    try (PooledRecognizer recognizer =
        new PooledRecognizer("fake", settings(1, 4, Duration.ofSeconds(20)), factory)) {
      say(recognizer, SENTENCE, Duration.ofSeconds(10));
      assertThat(next()).isEqualTo(Failure.BROKEN);
      say(recognizer, SENTENCE, Duration.ofSeconds(10));
      assertThat(next()).isInstanceOf(Transcript.class);
    }
  }

  @Test
  void shouldFailToWarmWhereAnEngineCannotBeLoadedAndBeClosedAfterClosing() throws Exception {
    PooledRecognizer recognizer =
        new PooledRecognizer(
            "fake",
            settings(2, 4, Duration.ofSeconds(20)),
            () -> {
              throw new IOException("no model");
            });
    assertThatThrownBy(() -> recognizer.warm(List.of())).isInstanceOf(IOException.class);
    recognizer.close();
    say(recognizer, SENTENCE, Duration.ofSeconds(10));
    assertThat(next()).isEqualTo(Failure.CLOSED);
  }

  private static RecognizerSettings settings(int engines, int queued, Duration deadline) {
    return new RecognizerSettings(
        engines,
        queued,
        3,
        deadline,
        Duration.ofSeconds(20),
        Duration.ofMillis(60),
        8,
        deadline.plusSeconds(10),
        1);
  }

  private PooledRecognizer recognizer(RecognizerSettings settings) {
    RecognizerSettings bounded =
        settings.queuedUtterances() == 1
            ? settings
            : new RecognizerSettings(
                settings.engines(),
                settings.queuedUtterances(),
                2,
                settings.deadline(),
                settings.maxUtterance(),
                settings.minVoiced(),
                settings.grammarsKept(),
                settings.hungAfter(),
                settings.maxHung());
    return new PooledRecognizer("fake", bounded, () -> new FakeDecoder(false));
  }

  private Session open(PooledRecognizer recognizer, Duration longest) {
    return recognizer.open(new Request("en-US", GRAMMAR, 2, longest), new Collector());
  }

  private void say(PooledRecognizer recognizer, short[] samples, Duration longest) {
    Session session = open(recognizer, longest);
    for (int at = 0; at + 160 <= samples.length; at += 160) {
      session.audio(new AudioFrame(800 + at, Arrays.copyOfRange(samples, at, at + 160), false));
    }
    session.finish();
  }

  private Object next() throws InterruptedException {
    Object answer = heard.poll(20, TimeUnit.SECONDS);
    assertThat(answer).as("an answer").isNotNull();
    return answer;
  }

  private final class Collector implements Listener {
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
  }

  /** Understands "heard" in everything, once it may. */
  private final class FakeDecoder implements UtteranceDecoder {
    private final boolean broken;

    FakeDecoder(boolean broken) {
      this.broken = broken;
    }

    @Override
    public SortedSet<String> prepare(Grammar grammar) {
      return new TreeSet<>(List.of("unsayable"));
    }

    @Override
    public List<Hypothesis> decode(
        short[] samples, int length, Grammar grammar, int maxAlternatives) {
      if (broken) {
        throw new IllegalStateException("broken");
      }
      decodedSamples = length;
      decoding.countDown();
      try {
        assertThat(mayDecode.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return List.of(new Hypothesis("heard", 0.9));
    }

    @Override
    public void close() {
      decoding.countDown();
    }
  }
}
