package frontdesk.ops.bench.turn;

import frontdesk.ops.bench.node.ClipVoice;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.time.Duration;

/**
 * A voice that takes no time: a short tone for each text, audible from its first sample on, so that
 * the first packet of an answer can be told by ear.
 */
final class InstantVoice {
  private static final int SAMPLE_RATE_HZ = 8_000;
  private static final double TONE_HZ = 400;
  private static final double PEAK = 8_000;

  private InstantVoice() {}

  /** Says this long a tone for any text. */
  static SpeechSynthesizer of(Duration length) {
    short[] tone = new short[(int) (length.toMillis() * SAMPLE_RATE_HZ / 1_000)];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (PEAK * Math.cos(2 * Math.PI * TONE_HZ * i / SAMPLE_RATE_HZ));
    }
    return new ClipVoice("instant", tone);
  }
}
