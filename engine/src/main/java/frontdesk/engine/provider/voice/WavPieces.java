package frontdesk.engine.provider.voice;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.media.Resampler;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A WAV file that is still being written: 16 bit, one channel or more, any rate from 8 kHz on. The
 * lengths of its header are not trusted: who streams does not know them and writes 0 or the most
 * there is. Used by one thread.
 */
public final class WavPieces implements AudioPieces {
  private static final int LONGEST_HEADER = 65_536;
  private static final int CHUNK_HEADER = 8;
  private static final int RIFF_HEADER = 12;
  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int HIGHEST_RATE_HZ = 192_000;
  private static final int MOST_CHANNELS = 8;

  private byte[] unread = new byte[0];
  private int channels;
  private @Nullable Resampler resampler;

  @Override
  public short[] next(byte[] octets) throws UnreadableAudioException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(unread);
    joined.writeBytes(octets);
    unread = joined.toByteArray();
    if (resampler == null && !readHeader()) {
      return new short[0];
    }
    Resampler to8k = resampler;
    return to8k == null ? new short[0] : to8k.next(samples());
  }

  @Override
  public short[] end() throws UnreadableAudioException {
    if (resampler == null) {
      throw new UnreadableAudioException("garbage");
    }
    return resampler.end();
  }

  /** Whether the audio has begun. */
  private boolean readHeader() throws UnreadableAudioException {
    ByteBuffer wav = ByteBuffer.wrap(unread).order(ByteOrder.LITTLE_ENDIAN);
    if (unread.length < RIFF_HEADER) {
      return false;
    }
    if (wav.getInt(0) != tag("RIFF") || wav.getInt(8) != tag("WAVE")) {
      throw new UnreadableAudioException("garbage");
    }
    long at = RIFF_HEADER;
    int rateHz = 0;
    while (at + CHUNK_HEADER <= unread.length) {
      int chunk = wav.getInt((int) at);
      long size = Integer.toUnsignedLong(wav.getInt((int) at + 4));
      int body = (int) at + CHUNK_HEADER;
      if (chunk == tag("data") && rateHz > 0) {
        resampler = new Resampler(rateHz);
        unread = java.util.Arrays.copyOfRange(unread, body, unread.length);
        return true;
      }
      if (chunk == tag("fmt ") && body + 16 <= unread.length) {
        rateHz = format(wav, body);
      }
      at = body + size + (size & 1);
    }
    if (unread.length > LONGEST_HEADER) {
      throw new UnreadableAudioException("garbage");
    }
    return false;
  }

  private int format(ByteBuffer wav, int body) throws UnreadableAudioException {
    int kind = Short.toUnsignedInt(wav.getShort(body));
    channels = Short.toUnsignedInt(wav.getShort(body + 2));
    int rateHz = wav.getInt(body + 4);
    int bits = wav.getShort(body + 14);
    boolean usable =
        (kind == PCM || kind == EXTENSIBLE)
            && channels >= 1
            && channels <= MOST_CHANNELS
            && bits == Short.SIZE
            && rateHz >= AudioFrame.SAMPLE_RATE_HZ
            && rateHz <= HIGHEST_RATE_HZ;
    if (!usable) {
      throw new UnreadableAudioException("audio-format");
    }
    return rateHz;
  }

  /** Whole frames, their channels mixed; what is cut waits for the rest. */
  private short[] samples() {
    int frameBytes = channels * Short.BYTES;
    int frames = unread.length / frameBytes;
    ByteBuffer audio = ByteBuffer.wrap(unread).order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[frames];
    for (int i = 0; i < frames; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += audio.getShort();
      }
      samples[i] = (short) (sum / channels);
    }
    unread = java.util.Arrays.copyOfRange(unread, frames * frameBytes, unread.length);
    return samples;
  }

  private static int tag(String letters) {
    return ByteBuffer.wrap(letters.getBytes(StandardCharsets.US_ASCII))
        .order(ByteOrder.LITTLE_ENDIAN)
        .getInt();
  }
}
