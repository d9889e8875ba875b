package frontdesk.engine.provider.voice;

import frontdesk.protocol.media.Resampler;

/** Raw 16-bit little-endian audio of one channel and a known rate. Used by one thread. */
public final class PcmPieces implements AudioPieces {
  private final Resampler resampler;
  private byte[] half = new byte[0];

  /** Of this rate, 8 kHz or more. */
  public PcmPieces(int rateHz) {
    this.resampler = new Resampler(rateHz);
  }

  @Override
  public short[] next(byte[] octets) {
    byte[] all = java.util.Arrays.copyOf(half, half.length + octets.length);
    System.arraycopy(octets, 0, all, half.length, octets.length);
    short[] samples = new short[all.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((all[2 * i + 1] << 8) | (all[2 * i] & 0xff));
    }
    half = java.util.Arrays.copyOfRange(all, 2 * samples.length, all.length);
    return resampler.next(samples);
  }

  @Override
  public short[] end() {
    return resampler.end();
  }
}
