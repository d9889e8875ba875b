package frontdesk.engine.media.wav;

import java.util.Arrays;

/**
 * The audio of a WAV file, linear 16 bit.
 *
 * @param sampleRateHz samples a second of each channel
 * @param channels 1 or more
 * @param interleaved the samples of all channels, one of each in turn
 */
@SuppressWarnings("ArrayRecordComponent") // one owner; read, never compared
public record WavAudio(int sampleRateHz, int channels, short[] interleaved) {
  /** Samples of each channel. */
  public int frames() {
    return interleaved.length / channels;
  }

  /** One channel by itself, counted from 0. */
  public short[] channel(int index) {
    short[] samples = new short[frames()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = interleaved[i * channels + index];
    }
    return samples;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WavAudio that
        && sampleRateHz == that.sampleRateHz
        && channels == that.channels
        && Arrays.equals(interleaved, that.interleaved);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(interleaved);
  }
}
