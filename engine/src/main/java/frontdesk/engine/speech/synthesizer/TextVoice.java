package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** One engine that reads texts aloud. Used by one thread at a time. */
public interface TextVoice extends AutoCloseable {
  /**
   * Reads a text aloud.
   *
   * @param manner a voice of one language and one name ignores both
   * @param maxSamples audio beyond this is cut off
   * @param cancelled asked while working; once true the result is of no interest
   */
  Sound read(String text, Manner manner, int maxSamples, BooleanSupplier cancelled)
      throws IOException, InterruptedException;

  @Override
  void close();

  /** Opens voices. */
  @FunctionalInterface
  interface Factory {
    /** Loads a voice; may take half a second. */
    TextVoice open() throws IOException;
  }

  /**
   * Linear 16-bit mono audio as a voice made it.
   *
   * @param samples owned by whoever holds the record
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Sound(short[] samples, int rateHz) {}
}
