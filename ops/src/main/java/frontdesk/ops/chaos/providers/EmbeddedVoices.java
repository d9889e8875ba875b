package frontdesk.ops.chaos.providers;

import frontdesk.engine.speech.synthesizer.TextVoice;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Notes what the embedded voices are asked to say, and by which clinic: each speaks at a rate of
 * its own. May be taken away, for who wants to see that it is missed. Any thread.
 */
final class EmbeddedVoices implements UnaryOperator<TextVoice.Factory> {
  private static final double SAME = 0.001;

  private final boolean gone;
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

  private record Asked(String text, double rate) {}

  /**
   * @param gone whether they fail at every text
   */
  EmbeddedVoices(boolean gone) {
    this.gone = gone;
  }

  /** The texts of the clinic of this rate, in order. */
  List<String> texts(double rate) {
    return asked.stream()
        .filter(one -> Math.abs(one.rate() - rate) < SAME)
        .map(Asked::text)
        .toList();
  }

  /** Forgets what was asked so far: nobody has called yet. */
  int forget() {
    int before = asked.size();
    asked.clear();
    return before;
  }

  @Override
  public TextVoice.Factory apply(TextVoice.Factory voices) {
    return () -> new Noting(voices.open());
  }

  private final class Noting implements TextVoice {
    private final TextVoice voice;

    Noting(TextVoice voice) {
      this.voice = voice;
    }

    @Override
    public Sound read(String text, Manner manner, int maxSamples, BooleanSupplier cancelled)
        throws IOException, InterruptedException {
      asked.add(new Asked(text, manner.rate()));
      if (gone) {
        throw new IOException("this voice was taken away");
      }
      return voice.read(text, manner, maxSamples, cancelled);
    }

    @Override
    public void close() {
      voice.close();
    }
  }
}
