package frontdesk.ops.bench.bargein;

import frontdesk.engine.speech.synthesizer.EmbeddedSynthesizers;
import frontdesk.engine.speech.synthesizer.PhraseCache;
import frontdesk.engine.speech.synthesizer.SynthesizerSettings;
import frontdesk.ops.bench.node.ClipVoice;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads the same long sentence, in the embedded voice, whatever the text: so that the caller knows
 * what a prompt sounds like where nobody interrupts it.
 */
final class PromptVoice {
  private static final String SENTENCE =
      "Thank you for calling. This is the automated assistant of the practice, and I can book,"
          + " move or cancel an appointment with any of our doctors on any day of the week.";
  private static final int MAX_OCTETS = 4 << 20;
  private static final int PACKET = 160;
  private static final double LOUD = 300;
  private static final int LONGEST_PAUSE = 3;
  private static final long PATIENCE_S = 20;

  private PromptVoice() {}

  /** Says this clip whatever the text. */
  static SpeechSynthesizer of(short[] clip) {
    return new ClipVoice("prompt", clip);
  }

  /** Has the sentence read once; whole packets, loud at both ends, its pauses at most 60 ms. */
  static short[] read() throws IOException {
    try (SpeechSynthesizer voice =
        EmbeddedSynthesizers.choose(EmbeddedSynthesizers.Kind.FREETTS, SynthesizerSettings.DEFAULTS)
            .synthesizer()) {
      short[] read =
          new PhraseCache(voice, 1, MAX_OCTETS)
              .audio(SENTENCE, Manner.usual("en-US"))
              .toCompletableFuture()
              .get(PATIENCE_S, TimeUnit.SECONDS)
              .orElseThrow(() -> new IOException("the embedded voice said nothing"));
      return withoutPauses(read);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the embedded voice failed", e);
    }
  }

  static short[] withoutPauses(short[] samples) {
    short[] kept = new short[samples.length];
    int length = 0;
    int loudUntil = 0;
    int quiet = LONGEST_PAUSE;
    for (int at = 0; at + PACKET <= samples.length; at += PACKET) {
      quiet = PromptWatch.level(samples, at, PACKET) >= LOUD ? 0 : quiet + 1;
      if (quiet <= LONGEST_PAUSE) {
        System.arraycopy(samples, at, kept, length, PACKET);
        length += PACKET;
        loudUntil = quiet == 0 ? length : loudUntil;
      }
    }
    return Arrays.copyOf(kept, loudUntil);
  }
}
