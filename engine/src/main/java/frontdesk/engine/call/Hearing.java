package frontdesk.engine.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.media.AudioSink;
import frontdesk.engine.media.codec.G711Law;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.SpeechRecognizer;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a call hears: the line's audio goes through voice activity, and utterances go on to the
 * recognizer with the grammar of what can be said now. Runs on the media loop's thread; what is
 * expected is set by the call's actor.
 */
final class Hearing implements AudioSink, VoiceListener {
  /** What is listened for. */
  private record Listening(SpeechRecognizer.Request request, boolean keepsAudio) {}

  private final RecognizerStage.Intake intake;
  private final Consumer<CallProtocol.Internal> tell;
  private final VoiceDetector detector;
  private final CallDependencies with;
  private volatile Optional<Listening> listening = Optional.empty();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int maxKeptBytes;
  private long utterance;
  private boolean keeping;
  private boolean sent;

  Hearing(
      CallDependencies with, RecognizerStage.Intake intake, Consumer<CallProtocol.Internal> tell) {
    this.with = with;
    this.intake = intake;
    this.tell = tell;
    this.detector = with.detectors().create(this);
    this.maxKeptBytes =
        (int) with.settings().maxNameDuration().toMillis() * AudioFrame.SAMPLE_RATE_HZ / 1_000;
  }

  /** From now on this is what can be said. */
  void expect(Expectation expectation, Catalogue catalogue) {
    SpeechRecognizer.Request request =
        new SpeechRecognizer.Request(
            expectation.language(),
            with.grammars().grammarFor(expectation, catalogue),
            with.settings().alternatives(),
            with.settings().maxUtterance());
    listening = Optional.of(new Listening(request, CallTurns.keepsAudio(expectation.question())));
  }

  @Override
  public void onFrame(
      short[] inbound, short[] played, int length, long positionSamples, boolean concealed) {
    detector.onFrame(inbound, played, length, positionSamples);
  }

  @Override
  public void onSpeechStart(long positionSamples) {
    utterance++;
    kept.reset();
    Optional<Listening> now = listening;
    keeping = now.filter(Listening::keepsAudio).isPresent();
    sent = now.isPresent();
    now.ifPresent(l -> intake.begin(utterance, l.request()));
    tell.accept(new CallMessages.SpeechBegan(utterance, positionSamples));
  }

  @Override
  public void onSpeech(AudioFrame frame) {
    if (sent) {
      intake.audio(frame);
    }
    if (keeping) {
      short[] samples = frame.samples();
      for (int i = 0; i < samples.length && kept.size() < maxKeptBytes; i++) {
        kept.write(G711Law.MU_LAW.encode(samples[i]));
      }
    }
  }

  @Override
  public void onSpeechEnd(int durationMs) {
    tell.accept(new CallMessages.SpeechEnded(utterance, durationMs, kept.toByteArray()));
    if (sent) {
      intake.end();
    }
  }

  @Override
  public void onSpeechAbandoned() {
    intake.abandon();
    tell.accept(new CallMessages.SpeechAbandoned(utterance));
  }
}
