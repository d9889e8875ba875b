package frontdesk.ops.bench.turn;

import frontdesk.protocol.provider.SpeechSynthesizer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A voice that takes no time: a short tone for each text, there at once and audible from its first
 * sample on, so that the first packet of an answer can be told by ear.
 */
final class InstantVoice implements SpeechSynthesizer {
  private static final int SAMPLE_RATE_HZ = 8_000;
  private static final double TONE_HZ = 400;
  private static final double PEAK = 8_000;

  private final short[] tone;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Says this long a tone for any text. */
  InstantVoice(Duration length) {
    tone = new short[(int) (length.toMillis() * SAMPLE_RATE_HZ / 1_000)];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (PEAK * Math.cos(2 * Math.PI * TONE_HZ * i / SAMPLE_RATE_HZ));
    }
  }

  @Override
  public String name() {
    return "instant";
  }

  @Override
  public Utterance speak(String text, String language, Listener listener) {
    Outcome outcome = closed.get() ? Outcome.BROKEN : Outcome.COMPLETE;
    if (outcome == Outcome.COMPLETE) {
      listener.onAudio(tone.clone());
    }
    return new Utterance() {
      @Override
      public void cancel() {
        // It is all said already.
      }

      @Override
      public CompletionStage<Outcome> done() {
        return CompletableFuture.completedStage(outcome);
      }
    };
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
