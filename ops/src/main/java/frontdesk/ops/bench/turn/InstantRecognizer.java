package frontdesk.ops.bench.turn;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A recognizer that takes no time: when the utterance is over it answers at once, on the thread
 * that said so, with the sentence that is scripted for the question. So what is measured with it is
 * the engine alone. A question without a sentence is answered with a rejection, as a name is.
 */
final class InstantRecognizer implements SpeechRecognizer {
  /** A patient who books the first thing that is offered, by the name of the grammar. */
  static final Map<String, String> BOOKING =
      Map.ofEntries(
          Map.entry("intent", "i would like to book a consultation"),
          Map.entry("service", "a consultation please"),
          Map.entry("practitioner", "anyone"),
          Map.entry("date", "the first available appointment"),
          Map.entry("time", "any time"),
          Map.entry("offer", "number one"),
          Map.entry("yesno", "yes"),
          Map.entry("confirm", "yes please"),
          Map.entry("more", "no that's all thank you"));

  private static final double CERTAIN = 0.95;

  private final Map<String, String> script;
  private final AtomicBoolean closed = new AtomicBoolean();

  InstantRecognizer(Map<String, String> script) {
    this.script = Map.copyOf(script);
  }

  @Override
  public String name() {
    return "instant";
  }

  @Override
  public Session open(Request request, Listener listener) {
    if (closed.get()) {
      listener.onFailed(Failure.CLOSED);
    }
    return new Utterance(request, listener);
  }

  @Override
  public void close() {
    closed.set(true);
  }

  private final class Utterance implements Session {
    private final Request request;
    private final Listener listener;
    private long start = -1;
    private long samples;
    private boolean over;

    Utterance(Request request, Listener listener) {
      this.request = request;
      this.listener = listener;
      this.over = closed.get();
    }

    @Override
    public void audio(AudioFrame frame) {
      start = start < 0 ? frame.positionSamples() : start;
      samples += frame.samples().length;
    }

    @Override
    public void finish() {
      if (over) {
        return;
      }
      over = true;
      String sentence = script.get(request.grammar().name());
      Duration length = Duration.ofMillis(samples * 1_000 / AudioFrame.SAMPLE_RATE_HZ);
      listener.onFinal(
          new Transcript(
              request.language(),
              Math.max(0, start),
              length,
              sentence == null
                  ? List.of()
                  : List.of(new Transcript.Hypothesis(sentence, CERTAIN))));
    }

    @Override
    public void cancel() {
      over = true;
    }
  }
}
