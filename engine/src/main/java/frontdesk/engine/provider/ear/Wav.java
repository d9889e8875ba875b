package frontdesk.engine.provider.ear;

import frontdesk.protocol.media.AudioFrame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** RIFF WAVE with linear 16 bit, mono: what every vendor takes. */
public final class Wav {
  private static final int HEADER = 44;
  private static final int FORMAT_LENGTH = 16;
  private static final short PCM = 1;
  private static final short MONO = 1;
  private static final short SAMPLE_OCTETS = 2;

  private Wav() {}

  /**
   * What comes before the samples.
   *
   * @param octets of the samples; 0 where their end is not known yet, as streams have it
   */
  public static byte[] header(int rateHz, int octets) {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(octets == 0 ? 0 : HEADER - 8 + octets).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(FORMAT_LENGTH).putShort(PCM).putShort(MONO);
    header.putInt(rateHz).putInt(rateHz * SAMPLE_OCTETS);
    header.putShort(SAMPLE_OCTETS).putShort((short) (SAMPLE_OCTETS * 8));
    return header.put(ascii("data")).putInt(octets).array();
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /** A frame's samples as they are. */
  public static byte[] samples(AudioFrame frame) {
    return samples(frame.samples());
  }

  public static byte[] samples(short[] linear) {
    ByteBuffer octets =
        ByteBuffer.allocate(linear.length * SAMPLE_OCTETS).order(ByteOrder.LITTLE_ENDIAN);
    for (short sample : linear) {
      octets.putShort(sample);
    }
    return octets.array();
  }
}
