package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.provider.SpeechSynthesizer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A voice whose samples are the letters of its text, two a piece: what was said can be read off its
 * audio. A text is made when the test says so, or at once.
 */
final class LetterVoice implements SpeechSynthesizer {
  final List<Said> said = new CopyOnWriteArrayList<>();
  String sound = "letters";
  boolean atOnce = true;
  boolean asAsked = true;
  Outcome outcome = Outcome.COMPLETE;

  /** A text being said. */
  final class Said implements Utterance {
    final String text;
    private final Listener listener;
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();

    Said(String text, Listener listener) {
      this.text = text;
      this.listener = listener;
    }

    /** Letters from one position to another. */
    void piece(int from, int to) {
      listener.onAudio(samples(text.substring(from, to)));
    }

    void end(Outcome with) {
      done.complete(with);
    }

    boolean cancelled() {
      return done.isDone() && done.join() == Outcome.CANCELLED;
    }

    @Override
    public void cancel() {
      done.complete(Outcome.CANCELLED);
    }

    @Override
    public CompletionStage<Outcome> done() {
      return done;
    }

    @Override
    public boolean asAsked() {
      return asAsked;
    }
  }

  static short[] samples(String text) {
    short[] samples = new short[text.length()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) text.charAt(i);
    }
    return samples;
  }

  @Override
  public String name() {
    return "letters";
  }

  @Override
  public String sound(Manner manner) {
    return sound;
  }

  @Override
  public Utterance speak(String text, Manner manner, Listener listener) {
    Said one = new Said(text, listener);
    said.add(one);
    if (atOnce) {
      for (int at = 0; at < text.length(); at += 2) {
        one.piece(at, Math.min(text.length(), at + 2));
      }
      one.end(outcome);
    }
    return one;
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
