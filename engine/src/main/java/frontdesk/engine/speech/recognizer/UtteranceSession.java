package frontdesk.engine.speech.recognizer;

import frontdesk.engine.speech.activity.Voicing;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer.Listener;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One utterance: its audio so far, and whether its listener has been answered. */
final class UtteranceSession implements Session, DecoderWorker.Task {
  static final int SAMPLES_PER_MS = AudioFrame.SAMPLE_RATE_HZ / 1_000;

  private final PooledRecognizer recognizer;
  private final Request request;
  private final Listener listener;
  private final int maxSamples;
  private final int minVoicedMs;
  private final AtomicBoolean answered = new AtomicBoolean();

  private short[] samples = new short[AudioFrame.SAMPLE_RATE_HZ];
  private int length;
  private long startSamples;
  private boolean finished;

  UtteranceSession(
      PooledRecognizer recognizer,
      Request request,
      Listener listener,
      int maxSamples,
      int minVoicedMs) {
    this.recognizer = recognizer;
    this.request = request;
    this.listener = listener;
    this.maxSamples = maxSamples;
    this.minVoicedMs = minVoicedMs;
  }

  @Override
  public void audio(AudioFrame frame) {
    if (finished) {
      return;
    }
    if (length == 0) {
      startSamples = frame.positionSamples();
    }
    int taken = Math.min(frame.samples().length, maxSamples - length);
    if (length + taken > samples.length) {
      samples = Arrays.copyOf(samples, Math.min(maxSamples, 2 * (length + taken)));
    }
    System.arraycopy(frame.samples(), 0, samples, length, taken);
    length += taken;
  }

  @Override
  public void finish() {
    if (!finished) {
      finished = true;
      if (!answered.get()) {
        recognizer.submit(this);
      }
    }
  }

  @Override
  public void cancel() {
    finished = true;
    end();
  }

  /** Refuses the session from a thread of the recognizer, never from within its opening. */
  void refuse(Failure failure) {
    recognizer.later(Duration.ZERO, () -> fail(failure));
  }

  @Override
  public void fail(Failure failure) {
    if (end()) {
      recognizer.failed(failure);
      listener.onFailed(failure);
    }
  }

  @Override
  public void decodeWith(UtteranceDecoder decoder) {
    if (answered.get()) {
      return; // cancelled or late while it waited
    }
    List<Hypothesis> heard = List.of();
    if (length > 0 && Voicing.voicedMs(samples, length) >= minVoicedMs) {
      decoder.prepare(request.grammar());
      heard = decoder.decode(samples, length, request.grammar(), request.maxAlternatives());
    }
    Duration duration = Duration.ofMillis(length / SAMPLES_PER_MS);
    if (end()) {
      listener.onFinal(new Transcript(request.language(), startSamples, duration, heard));
    }
  }

  @Override
  public String grammarName() {
    return request.grammar().name();
  }

  private boolean end() {
    boolean first = answered.compareAndSet(false, true);
    if (first) {
      recognizer.ended();
    }
    return first;
  }
}
