package frontdesk.engine.media.wav;

import frontdesk.protocol.media.G711Law;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads WAV files: 16-bit PCM, and G.711 of either law, with any number of channels.
 *
 * <p>Anything else is an {@link IOException} that says what is wrong with the file.
 */
public final class WavReader {
  /** The longest file that is read: an hour of 8 kHz stereo. */
  public static final int DEFAULT_MAX_OCTETS = 120_000_000;

  private static final int RIFF = 0x46464952;
  private static final int WAVE = 0x45564157;
  private static final int FORMAT = 0x20746d66;
  private static final int DATA = 0x61746164;
  private static final int PCM = 1;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  private WavReader() {}

  /** Reads a file. */
  public static WavAudio read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, DEFAULT_MAX_OCTETS);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param maxOctets longer ones are refused
   */
  public static WavAudio read(InputStream in, int maxOctets) throws IOException {
    byte[] octets = in.readNBytes(maxOctets);
    if (octets.length == maxOctets) {
      throw new IOException("the WAV file is longer than " + maxOctets + " octets");
    }
    ByteBuffer file = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    if (file.remaining() < 12 || file.getInt(0) != RIFF || file.getInt(8) != WAVE) {
      throw new IOException("not a WAV file");
    }
    file.position(12);
    List<ByteBuffer> format = new ArrayList<>();
    while (file.remaining() >= 8) {
      int kind = file.getInt();
      int stated = file.getInt();
      // A file that is still being written, or came through a pipe, states no or a wild length.
      int length = stated < 0 ? file.remaining() : Math.min(stated, file.remaining());
      ByteBuffer chunk = file.slice(file.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      if (kind == FORMAT && length >= 16) {
        format.add(chunk);
      } else if (kind == DATA && !format.isEmpty()) {
        return decode(format.get(0), chunk);
      }
      file.position(Math.min(file.limit(), file.position() + length + (length & 1)));
    }
    throw new IOException("the WAV file has no audio");
  }

  private static WavAudio decode(ByteBuffer format, ByteBuffer data) throws IOException {
    int coding = format.getShort(0) & 0xFFFF;
    if (coding == EXTENSIBLE && format.limit() >= 26) {
      coding = format.getShort(24) & 0xFFFF;
    }
    int channels = format.getShort(2) & 0xFFFF;
    int rate = format.getInt(4);
    int bits = format.getShort(14) & 0xFFFF;
    if (channels == 0 || rate <= 0) {
      throw new IOException("the WAV file has no channel or no sample rate");
    }
    if (coding == PCM && bits == 16) {
      short[] samples = new short[data.remaining() / 2 / channels * channels];
      data.asShortBuffer().get(samples);
      return new WavAudio(rate, channels, samples);
    }
    if ((coding == A_LAW || coding == MU_LAW) && bits == 8) {
      short[] samples = new short[data.remaining() / channels * channels];
      G711Law law = coding == A_LAW ? G711Law.A_LAW : G711Law.MU_LAW;
      law.decode(data, 0, samples.length, samples);
      return new WavAudio(rate, channels, samples);
    }
    throw new IOException("the WAV file is neither 16-bit PCM nor G.711 but coding " + coding);
  }
}
