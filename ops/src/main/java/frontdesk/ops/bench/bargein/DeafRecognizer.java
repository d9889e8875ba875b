package frontdesk.ops.bench.bargein;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A recognizer that understands nothing, at once: so that the question is asked again. */
final class DeafRecognizer implements SpeechRecognizer {
  private final AtomicBoolean closed = new AtomicBoolean();

  @Override
  public String name() {
    return "deaf";
  }

  @Override
  public Session open(Request request, Listener listener) {
    if (closed.get()) {
      listener.onFailed(Failure.CLOSED);
    }
    return new Utterance(request, listener, closed.get());
  }

  @Override
  public void close() {
    closed.set(true);
  }

  private static final class Utterance implements Session {
    private final Request request;
    private final Listener listener;
    private long samples;
    private boolean over;

    Utterance(Request request, Listener listener, boolean over) {
      this.request = request;
      this.listener = listener;
      this.over = over;
    }

    @Override
    public void audio(AudioFrame frame) {
      samples += frame.samples().length;
    }

    @Override
    public void finish() {
      if (!over) {
        over = true;
        Duration length = Duration.ofMillis(samples * 1_000 / AudioFrame.SAMPLE_RATE_HZ);
        listener.onFinal(new Transcript(request.language(), 0, length, List.of()));
      }
    }

    @Override
    public void cancel() {
      over = true;
    }
  }
}
