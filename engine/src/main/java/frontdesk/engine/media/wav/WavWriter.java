package frontdesk.engine.media.wav;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a 16-bit PCM WAV file piece by piece; the lengths in its header are set when it is closed.
 *
 * <p>One thread at a time; blocks on the disk.
 */
public final class WavWriter implements Closeable {
  private static final int HEADER_OCTETS = 44;
  private static final int BUFFER_OCTETS = 32_768;

  private final FileChannel file;
  private final int sampleRateHz;
  private final int channels;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_OCTETS).order(ByteOrder.LITTLE_ENDIAN);
  private long samples;

  /** Creates the file, or empties the one that is there. */
  public WavWriter(Path path, int sampleRateHz, int channels) throws IOException {
    this.sampleRateHz = sampleRateHz;
    this.channels = channels;
    file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    writeHeader();
  }

  /** Writes a whole file. */
  public static void write(Path path, WavAudio audio) throws IOException {
    try (WavWriter writer = new WavWriter(path, audio.sampleRateHz(), audio.channels())) {
      writer.write(audio.interleaved(), 0, audio.interleaved().length);
    }
  }

  /** Adds samples; those of several channels interleaved. */
  public void write(short[] interleaved, int from, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      if (buffer.remaining() < 2) {
        drain();
      }
      buffer.putShort(interleaved[from + i]);
    }
    samples += length;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      drain();
      file.position(0);
      writeHeader();
    }
  }

  private void writeHeader() throws IOException {
    int dataOctets = (int) Math.min(Integer.MAX_VALUE - HEADER_OCTETS, samples * 2);
    buffer.putInt(0x46464952).putInt(dataOctets + HEADER_OCTETS - 8).putInt(0x45564157);
    buffer.putInt(0x20746d66).putInt(16).putShort((short) 1).putShort((short) channels);
    buffer.putInt(sampleRateHz).putInt(sampleRateHz * channels * 2);
    buffer.putShort((short) (channels * 2)).putShort((short) 16);
    buffer.putInt(0x61746164).putInt(dataOctets);
    drain();
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }
}
