package frontdesk.ops.bench.turn;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstantSpeechTest {
  private final List<Transcript> heard = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final InstantRecognizer recognizer = new InstantRecognizer(InstantRecognizer.BOOKING);

  private final SpeechRecognizer.Listener listener =
      new SpeechRecognizer.Listener() {
        @Override
        public void onPartial(Transcript partial) {
          throw new AssertionError("none was asked for");
        }

        @Override
        public void onFinal(Transcript transcript) {
          heard.add(transcript);
        }

        @Override
        public void onFailed(Failure failure) {
          failures.add(failure);
        }
      };

  private SpeechRecognizer.Session open(String grammar) {
    return recognizer.open(
        new SpeechRecognizer.Request(
            "en",
            new Grammar(grammar, new ContentHash("0".repeat(64)), ""),
            1,
            Duration.ofSeconds(9)),
        listener);
  }

  @Test
  void shouldAnswerOnceAndAtOnceWithTheScriptedSentence() {
    // given
    SpeechRecognizer.Session session = open("offer");
    session.audio(new AudioFrame(800, new short[160], false));
    session.audio(new AudioFrame(960, new short[160], false));
    // when
    session.finish();
    session.finish();
    // then
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).hypotheses().get(0).text()).isEqualTo("number one");
    assertThat(heard.get(0).startSamples()).isEqualTo(800);
    assertThat(heard.get(0).duration()).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void shouldRejectWhatIsNotScriptedAndSayNothingAfterCancelling() {
    // when
    open("name").finish();
    SpeechRecognizer.Session cancelled = open("offer");
    cancelled.cancel();
    cancelled.finish();
    // then
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).rejected()).isTrue();
  }

  @Test
  void shouldHearNothingOnceClosed() {
    recognizer.close();
    open("offer").finish();
    assertThat(heard).isEmpty();
    assertThat(failures).containsExactly(Failure.CLOSED);
  }

  @Test
  void shouldSayEverythingAtOnceAudibleFromTheFirstSampleOn() {
    // given
    List<short[]> pieces = new ArrayList<>();
    SpeechSynthesizer voice = InstantVoice.of(Duration.ofMillis(120));
    // when
    var done = voice.speak("Hello.", "en", pieces::add).done().toCompletableFuture();
    // then
    assertThat(done).isCompletedWithValue(SpeechSynthesizer.Outcome.COMPLETE);
    assertThat(pieces).hasSize(1);
    assertThat(pieces.get(0)).hasSize(960);
    assertThat(pieces.get(0)[0]).isGreaterThan((short) 1_000);
  }
}
