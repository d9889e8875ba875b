package frontdesk.ops.chaos.senses;

import frontdesk.engine.speech.synthesizer.TextVoice;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Voices that fail before they begin with a text. */
record FailingVoices(Fault fault) implements UnaryOperator<TextVoice.Factory> {
  @Override
  public TextVoice.Factory apply(TextVoice.Factory voices) {
    return () -> new Failing(voices.open(), fault);
  }

  private record Failing(TextVoice voice, Fault fault) implements TextVoice {
    @Override
    public Sound read(String text, Manner manner, int maxSamples, BooleanSupplier cancelled)
        throws IOException, InterruptedException {
      fault.strike();
      return voice.read(text, manner, maxSamples, cancelled);
    }

    @Override
    public void close() {
      voice.close();
    }
  }
}
