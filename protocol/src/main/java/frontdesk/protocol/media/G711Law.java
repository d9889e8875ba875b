package frontdesk.protocol.media;

import java.nio.ByteBuffer;

/**
 * One of the two companding laws of ITU-T G.711, table driven and free of allocation.
 *
 * <p>Linear samples are 16 bit, left aligned. Safe for any number of threads.
 */
@SuppressWarnings("ImmutableEnumChecker") // the tables are filled once, before anybody can see them
public enum G711Law {
  /** A-law, static payload type 8 (RFC 3551). */
  A_LAW(8) {
    @Override
    int compress(int sample) {
      // Ones' complement makes the law symmetric around the half step below zero.
      int magnitude = sample >= 0 ? sample : ~sample;
      int segment = magnitude < 256 ? 0 : mostSignificantBit(magnitude) - 7;
      int mantissa = (magnitude >> (segment < 2 ? 4 : segment + 3)) & 0x0F;
      return ((sample >= 0 ? 0x80 : 0) | (segment << 4) | mantissa) ^ 0x55;
    }

    @Override
    int expand(int code) {
      int bits = code ^ 0x55;
      int segment = (bits >> 4) & 0x07;
      int magnitude = ((bits & 0x0F) << 4) + 8 + (segment == 0 ? 0 : 0x100);
      int scaled = segment > 1 ? magnitude << (segment - 1) : magnitude;
      return (bits & 0x80) != 0 ? scaled : -scaled;
    }
  },
  /** Mu-law, static payload type 0 (RFC 3551). */
  MU_LAW(0) {
    @Override
    int compress(int sample) {
      int magnitude = Math.min(Math.abs(sample), MU_CLIP) + MU_BIAS;
      int segment = mostSignificantBit(magnitude) - 7;
      int mantissa = (magnitude >> (segment + 3)) & 0x0F;
      return ~((sample < 0 ? 0x80 : 0) | (segment << 4) | mantissa) & 0xFF;
    }

    @Override
    int expand(int code) {
      int bits = ~code & 0xFF;
      int magnitude = ((((bits & 0x0F) << 3) + MU_BIAS) << ((bits >> 4) & 0x07)) - MU_BIAS;
      return (bits & 0x80) != 0 ? -magnitude : magnitude;
    }
  };

  private static final int MU_BIAS = 132;
  private static final int MU_CLIP = 32_635;

  private final int payloadType;
  private final short[] linear = new short[256];
  private final byte[] codes = new byte[65_536];

  G711Law(int payloadType) {
    this.payloadType = payloadType;
    for (int code = 0; code < linear.length; code++) {
      linear[code] = (short) expand(code);
    }
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      codes[sample & 0xFFFF] = (byte) compress(sample);
    }
  }

  abstract int compress(int sample);

  abstract int expand(int code);

  private static int mostSignificantBit(int value) {
    return 31 - Integer.numberOfLeadingZeros(value);
  }

  /** The static RTP payload type of RFC 3551. */
  public int payloadType() {
    return payloadType;
  }

  /** The octet that stands for this sample. */
  public byte encode(short sample) {
    return codes[sample & 0xFFFF];
  }

  /** The sample that this octet stands for. */
  public short decode(byte code) {
    return linear[code & 0xFF];
  }

  /** Decodes octets at absolute positions of a buffer into the start of an array. */
  public void decode(ByteBuffer octets, int offset, int length, short[] samples) {
    for (int i = 0; i < length; i++) {
      samples[i] = linear[octets.get(offset + i) & 0xFF];
    }
  }

  /** Encodes samples behind the buffer's position. */
  public void encode(short[] samples, int offset, int length, ByteBuffer octets) {
    for (int i = 0; i < length; i++) {
      octets.put(codes[samples[offset + i] & 0xFFFF]);
    }
  }
}
