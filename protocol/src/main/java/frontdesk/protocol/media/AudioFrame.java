package frontdesk.protocol.media;

import java.util.Arrays;

/**
 * A piece of one direction of a call's audio: linear 16-bit mono samples at 8,000 a second.
 *
 * @param positionSamples where the frame starts, in samples since the line opened
 * @param samples the samples; the array belongs to the frame and is not written again
 * @param concealed whether the samples were made up to hide a lost packet
 */
@SuppressWarnings("ArrayRecordComponent") // one owner; frames are passed on, never compared
public record AudioFrame(long positionSamples, short[] samples, boolean concealed) {
  /** Samples in a second of any frame. */
  public static final int SAMPLE_RATE_HZ = 8_000;

  /** Length of this frame in milliseconds. */
  public int durationMs() {
    return samples.length * 1_000 / SAMPLE_RATE_HZ;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AudioFrame that
        && positionSamples == that.positionSamples
        && concealed == that.concealed
        && Arrays.equals(samples, that.samples);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(positionSamples);
  }
}
