package frontdesk.ops.bench.node;

import frontdesk.protocol.provider.SpeechSynthesizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** A voice that takes no time: the same clip for every text, there at once. Any thread. */
public final class ClipVoice implements SpeechSynthesizer {
  private final String name;
  private final short[] clip;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Says this clip, linear at 8 kHz. */
  public ClipVoice(String name, short[] clip) {
    this.name = name;
    this.clip = clip.clone();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Utterance speak(String text, Manner manner, Listener listener) {
    Outcome outcome = closed.get() ? Outcome.BROKEN : Outcome.COMPLETE;
    if (outcome == Outcome.COMPLETE) {
      listener.onAudio(clip.clone());
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
