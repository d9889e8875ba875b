package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.RecognizerStage.Heard;
import frontdesk.engine.call.RecognizerStage.LikelyFinished;
import frontdesk.engine.call.RecognizerStage.PartlyTranscribed;
import frontdesk.engine.call.RecognizerStage.RecognitionFailed;
import frontdesk.engine.call.RecognizerStage.Transcribed;
import frontdesk.engine.speech.language.GrammarWriter;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way from the media loop to a recognizer: bounded, in order, and never deaf for good. */
class RecognizerStageTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static ActorTestKit kit;

  private static final SpeechRecognizer.Request REQUEST =
      new SpeechRecognizer.Request(
          "en",
          GrammarWriter.english()
              .grammarFor(
                  StoredSamples.say(1, Question.INTENT).expectation(), CallClinic.catalogue()),
          1,
          Duration.ofSeconds(9));
  private static final Transcript WORDS =
      new Transcript("en", 0, Duration.ofSeconds(1), List.of(new Transcript.Hypothesis("yes", 1)));

  private final FakeRecognizer recognizer = new FakeRecognizer();
  private final RecognizerStage.Intake intake = new RecognizerStage.Intake();
  private final TestProbe<Heard> reports = kit.createTestProbe(Heard.class);
  private ActorRef<RecognizerStage.Command> stage;

  @BeforeAll
  static void open() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void start() {
    stage = stage(1_000);
    reports.awaitAssert(() -> assertThat(takes(intake)).isTrue());
  }

  private ActorRef<RecognizerStage.Command> stage(int pieces) {
    return kit.spawn(
        RecognizerStage.create(
            recognizer,
            intake,
            new RecognizerStage.Bounds(pieces, 5, Duration.ofMillis(20)),
            reports.getRef()::tell));
  }

  /** The intake takes what comes from when the stage has started. */
  private static boolean takes(RecognizerStage.Intake someIntake) {
    long before = someIntake.dropped();
    someIntake.abandon();
    return someIntake.dropped() == before;
  }

  private static AudioFrame frame() {
    return new AudioFrame(0, new short[160], false);
  }

  private FakeRecognizer.Ear session(int index) {
    reports.awaitAssert(() -> assertThat(recognizer.sessions).hasSizeGreaterThan(index));
    return recognizer.sessions.get(index);
  }

  @Test
  void shouldHandAnUtteranceOnWholeAndReportItsWords() {
    // given
    intake.begin(1, REQUEST);
    for (int i = 0; i < 12; i++) {
      intake.audio(frame());
    }
    intake.end();
    // when
    reports.awaitAssert(() -> assertThat(session(0).finished).isTrue());
    session(0).listener.onFinal(WORDS);
    // then
    reports.expectMessage(new Transcribed(1, WORDS));
    assertThat(session(0).frames).hasValue(12);
  }

  @Test
  void shouldFinishAnUtteranceWithoutWaitingForAFullBatch() {
    // given: a batch that this utterance never fills, neither by number nor by time
    RecognizerStage.Intake patient = new RecognizerStage.Intake();
    kit.spawn(
        RecognizerStage.create(
            recognizer,
            patient,
            new RecognizerStage.Bounds(1_000, 50, Duration.ofMinutes(1)),
            reports.getRef()::tell));
    reports.awaitAssert(() -> assertThat(takes(patient)).isTrue());
    // when
    patient.begin(1, REQUEST);
    patient.audio(frame());
    patient.end();
    // then
    reports.awaitAssert(() -> assertThat(session(0).finished).isTrue());
    assertThat(session(0).frames).hasValue(1);
  }

  @Test
  void shouldHandFramesOnWhenTheyAreLongEnoughThoughFew() {
    // given: batches of 20 ms of audio
    intake.begin(1, REQUEST);
    // when
    intake.audio(frame());
    // then: the recognizer works on it while the caller still speaks
    reports.awaitAssert(() -> assertThat(session(0).frames).hasValue(1));
  }

  @Test
  void shouldCancelWhatWasNoSpeechAndWhatANewUtteranceReplaces() {
    // when
    intake.begin(1, REQUEST);
    intake.abandon();
    intake.begin(2, REQUEST);
    intake.audio(frame());
    intake.begin(3, REQUEST);
    intake.end();
    // then
    reports.awaitAssert(() -> assertThat(session(2).finished).isTrue());
    assertThat(session(0).cancelled).isTrue();
    assertThat(session(1).cancelled).isTrue();
    assertThat(recognizer.openSessions()).isZero();
  }

  @Test
  void shouldTellOfPausesInOrderWithTheAudioAndNumberWhatSeemsToBeAll() {
    // given: fewer frames than a batch before each
    RecognizerStage.Intake patient = new RecognizerStage.Intake();
    kit.spawn(
        RecognizerStage.create(
            recognizer,
            patient,
            new RecognizerStage.Bounds(1_000, 50, Duration.ofMinutes(1)),
            reports.getRef()::tell));
    reports.awaitAssert(() -> assertThat(takes(patient)).isTrue());
    // when
    patient.begin(1, REQUEST);
    patient.audio(frame());
    session(0).listener.onLikelyFinished(WORDS);
    patient.pause(1);
    reports.awaitAssert(() -> assertThat(session(0).pauses).hasSize(1));
    session(0).listener.onLikelyFinished(WORDS);
    patient.audio(frame());
    patient.goOn(2);
    patient.audio(frame());
    patient.pause(3);
    reports.awaitAssert(() -> assertThat(session(0).pauses).hasSize(3));
    session(0).listener.onLikelyFinished(WORDS);
    session(0).listener.onPartial(WORDS);
    // then
    assertThat(session(0).pauses).containsExactly("pause after 1", "on after 2", "pause after 3");
    reports.expectMessage(new LikelyFinished(1, 0, WORDS));
    reports.expectMessage(new LikelyFinished(1, 1, WORDS));
    reports.expectMessage(new LikelyFinished(1, 3, WORDS));
    reports.expectMessage(new PartlyTranscribed(1, WORDS));
  }

  @Test
  void shouldTellNobodyOfAPauseWithoutAnUtterance() {
    intake.pause(1);
    intake.goOn(2);
    intake.begin(2, REQUEST);
    intake.abandon();
    intake.pause(1);
    intake.begin(3, REQUEST);
    reports.awaitAssert(() -> assertThat(session(1).open()).isTrue());
    assertThat(session(0).pauses).isEmpty();
    assertThat(session(1).pauses).isEmpty();
  }

  @Test
  void shouldReportAFailureAsWhatItIs() {
    // given
    intake.begin(4, REQUEST);
    // when
    session(0).listener.onFailed(Failure.BUSY);
    // then
    reports.expectMessage(new RecognitionFailed(4, Failure.BUSY));
  }

  @Test
  void shouldHearTheNextUtteranceAfterARecognizerThrewOnOpening() {
    // given
    recognizer.failingOpenings.set(1);
    // when
    intake.begin(1, REQUEST);
    intake.audio(frame());
    intake.end();
    // then
    reports.expectMessage(new RecognitionFailed(1, Failure.BROKEN));
    intake.begin(2, REQUEST);
    intake.end();
    reports.awaitAssert(() -> assertThat(session(0).finished).isTrue());
    session(0).listener.onFinal(WORDS);
    reports.expectMessage(new Transcribed(2, WORDS));
  }

  @Test
  void shouldHearTheNextUtteranceAfterASessionBrokeInTheMiddle() {
    // given
    recognizer.failingFrames.set(1);
    // when
    intake.begin(1, REQUEST);
    intake.audio(frame());
    intake.audio(frame());
    intake.end();
    // then: the broken session is given back, and told of once
    reports.expectMessage(new RecognitionFailed(1, Failure.BROKEN));
    assertThat(session(0).cancelled).isTrue();
    intake.begin(2, REQUEST);
    intake.end();
    reports.awaitAssert(() -> assertThat(session(1).finished).isTrue());
    session(1).listener.onFinal(WORDS);
    reports.expectMessage(new Transcribed(2, WORDS));
  }

  @Test
  void shouldSayBusyWhenAnUtteranceFindsTheQueueFull() throws InterruptedException {
    // given: a recognizer that holds the stream up, and room for four pieces
    kit.stop(stage);
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    RecognizerStage.Intake small = new RecognizerStage.Intake();
    SpeechRecognizer slow = new SlowRecognizer(stuck, go);
    kit.spawn(
        RecognizerStage.create(
            slow,
            small,
            new RecognizerStage.Bounds(4, 1, Duration.ofMillis(20)),
            reports.getRef()::tell));
    reports.awaitAssert(() -> assertThat(takes(small)).isTrue());
    small.begin(1, REQUEST);
    assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();
    // when
    for (int i = 0; i < 40; i++) {
      small.audio(frame());
    }
    small.begin(2, REQUEST);
    small.audio(frame());
    small.end();
    // then
    assertThat(small.dropped()).isPositive();
    reports.expectMessage(new RecognitionFailed(2, Failure.BUSY));
    go.countDown();
  }

  @Test
  void shouldLeaveNoSessionOpenAndTakeNothingMoreWhenItStops() {
    // given
    intake.begin(1, REQUEST);
    session(0);
    // when
    kit.stop(stage);
    // then
    reports.awaitAssert(() -> assertThat(recognizer.openSessions()).isZero());
    long before = intake.dropped();
    intake.audio(frame());
    assertThat(intake.dropped()).isEqualTo(before + 1);
  }

  /** Holds the stream's thread when a session is opened. */
  private record SlowRecognizer(CountDownLatch stuck, CountDownLatch go)
      implements SpeechRecognizer {
    @Override
    public String name() {
      return "slow";
    }

    @Override
    public Session open(Request request, Listener listener) {
      stuck.countDown();
      try {
        if (!go.await(10, TimeUnit.SECONDS)) {
          throw new IllegalStateException("never released");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new FakeRecognizer().new Ear(request, listener);
    }

    @Override
    public void close() {
      go.countDown();
    }
  }
}
