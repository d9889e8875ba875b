package frontdesk.ops.firstcall.wire;

import java.net.DatagramPacket;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One RTP packet as it came (RFC 3550 5.1). */
final class RawPacket {
  private static final int HEADER_BYTES = 12;
  private static final int SSRC_AT = 8;
  private static final int MU_LAW = 0;
  private static final int A_LAW = 8;

  private final long at;
  private final int payloadType;
  private final int ssrc;
  private final short[] samples;

  private RawPacket(long at, int payloadType, int ssrc, short[] samples) {
    this.at = at;
    this.payloadType = payloadType;
    this.ssrc = ssrc;
    this.samples = samples;
  }

  static Optional<RawPacket> parse(DatagramPacket datagram, long at) {
    ByteBuffer in = ByteBuffer.wrap(datagram.getData(), 0, datagram.getLength());
    if (in.remaining() < HEADER_BYTES || (in.get() & 0xC0) != 0x80) {
      return Optional.empty();
    }
    int type = in.get() & 0x7F;
    in.position(SSRC_AT);
    int ssrc = in.getInt();
    byte[] payload = new byte[in.remaining()];
    in.get(payload);
    return Optional.of(new RawPacket(at, type, ssrc, decode(type, payload)));
  }

  /** System.nanoTime of its arrival. */
  long at() {
    return at;
  }

  int payloadType() {
    return payloadType;
  }

  int ssrc() {
    return ssrc;
  }

  int sampleCount() {
    return samples.length;
  }

  /** Its audio, decoded; none where it holds something else than G.711. */
  short[] samples() {
    return samples.clone();
  }

  /** The root of the mean square of its samples: hiss is below 20, speech is hundreds. */
  double loudness() {
    double squares = 0;
    for (short sample : samples) {
      squares += (double) sample * sample;
    }
    return samples.length == 0 ? 0 : Math.sqrt(squares / samples.length);
  }

  private static short[] decode(int type, byte[] payload) {
    if (type != MU_LAW && type != A_LAW) {
      return new short[0];
    }
    short[] samples = new short[payload.length];
    for (int i = 0; i < payload.length; i++) {
      samples[i] = (short) (type == MU_LAW ? muLaw(payload[i] & 0xFF) : aLaw(payload[i] & 0xFF));
    }
    return samples;
  }

  /** ITU-T G.711, table 2a: inverted octet, sign, segment, step. */
  private static int muLaw(int octet) {
    int code = ~octet & 0xFF;
    int magnitude = ((((code & 0x0F) << 3) + 0x84) << ((code >> 4) & 0x07)) - 0x84;
    return (code & 0x80) == 0 ? magnitude : -magnitude;
  }

  /** ITU-T G.711, table 1a: every second bit inverted. */
  private static int aLaw(int octet) {
    int code = octet ^ 0x55;
    int segment = (code >> 4) & 0x07;
    int step = ((code & 0x0F) << 4) + 8;
    int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
    return (code & 0x80) == 0 ? -magnitude : magnitude;
  }
}
