package frontdesk.ops.chaos.crash;

import frontdesk.protocol.media.AudioFrame;

/** What a node without a voice says instead of words: long enough to be noticed. Pure. */
final class Tone {
  private static final int HERTZ = 440;
  private static final int AMPLITUDE = 8_000;
  private static final int MILLIS = 240;

  private Tone() {}

  /** Linear, 8 kHz. */
  static short[] samples() {
    short[] samples = new short[MILLIS * AudioFrame.SAMPLE_RATE_HZ / 1_000];
    for (int i = 0; i < samples.length; i++) {
      double turn = 2 * Math.PI * HERTZ * i / AudioFrame.SAMPLE_RATE_HZ;
      samples[i] = (short) (AMPLITUDE * Math.sin(turn));
    }
    return samples;
  }
}
