package frontdesk.ops.bench.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The samples of a 16-bit mono WAV file, and their rate. */
final class WavFile {
  private static final int FIRST_CHUNK = 12;

  private final double[] samples;
  private final int rateHz;

  private WavFile(double[] samples, int rateHz) {
    this.samples = samples;
    this.rateHz = rateHz;
  }

  double[] samples() {
    return samples;
  }

  int rateHz() {
    return rateHz;
  }

  /** Reads the bytes of a file; a data chunk's length counts only as far as there are bytes. */
  static WavFile parse(byte[] wav) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    int rateHz = 0;
    long at = FIRST_CHUNK;
    while (at + 8 <= wav.length) {
      int body = (int) at + 8;
      String chunk = new String(wav, (int) at, 4, StandardCharsets.US_ASCII);
      long size = Integer.toUnsignedLong(bytes.getInt((int) at + 4));
      if (chunk.equals("fmt ") && body + 16 <= wav.length) {
        rateHz = bytes.getInt(body + 4);
      } else if (chunk.equals("data") && rateHz > 0) {
        double[] samples = new double[(int) (Math.min(size, wav.length - body) / 2)];
        for (int i = 0; i < samples.length; i++) {
          samples[i] = bytes.getShort(body + 2 * i);
        }
        return new WavFile(samples, rateHz);
      }
      at = body + size + (size & 1);
    }
    throw new IOException("a voice did not write a WAV file");
  }
}
