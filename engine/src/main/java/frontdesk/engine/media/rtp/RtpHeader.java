package frontdesk.engine.media.rtp;

import java.nio.ByteBuffer;

/**
 * The header of one RTP packet (RFC 3550 5.1), read in place; one object serves many packets.
 *
 * <p>Owned by one thread. The values are those of the last packet that was {@link Verdict#VALID}.
 */
public final class RtpHeader {
  /** Length of a header without CSRCs and extension. */
  public static final int FIXED_OCTETS = 12;

  private boolean marker;
  private int payloadType;
  private int sequence;
  private int timestamp;
  private int ssrc;
  private int payloadOffset;
  private int payloadLength;

  /** Whether a datagram is an RTP packet. */
  public enum Verdict {
    VALID,
    TOO_SHORT,
    WRONG_VERSION,
    /** CSRC list or extension reach beyond the datagram. */
    BAD_LENGTH,
    /** The padding count is nought or greater than what follows the header. */
    BAD_PADDING
  }

  /** Reads the datagram between position and limit; neither is moved. */
  public Verdict read(ByteBuffer datagram) {
    int start = datagram.position();
    int end = datagram.limit();
    if (end - start < FIXED_OCTETS) {
      return Verdict.TOO_SHORT;
    }
    int first = datagram.get(start) & 0xFF;
    if (first >> 6 != 2) {
      return Verdict.WRONG_VERSION;
    }
    int body = start + FIXED_OCTETS + 4 * (first & 0x0F);
    if ((first & 0x10) != 0) {
      if (body + 4 > end) {
        return Verdict.BAD_LENGTH;
      }
      body += 4 + 4 * (datagram.getShort(body + 2) & 0xFFFF);
    }
    if (body > end) {
      return Verdict.BAD_LENGTH;
    }
    if ((first & 0x20) != 0) {
      int padding = datagram.get(end - 1) & 0xFF;
      if (padding == 0 || padding > end - body) {
        return Verdict.BAD_PADDING;
      }
      end -= padding;
    }
    int second = datagram.get(start + 1) & 0xFF;
    marker = second >> 7 != 0;
    payloadType = second & 0x7F;
    sequence = datagram.getShort(start + 2) & 0xFFFF;
    timestamp = datagram.getInt(start + 4);
    ssrc = datagram.getInt(start + 8);
    payloadOffset = body;
    payloadLength = end - body;
    return Verdict.VALID;
  }

  /** Writes a fixed header behind the buffer's position. */
  public static void write(
      ByteBuffer target, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
    target.put((byte) 0x80);
    target.put((byte) ((marker ? 0x80 : 0) | payloadType));
    target.putShort((short) sequence);
    target.putInt(timestamp);
    target.putInt(ssrc);
  }

  public boolean marker() {
    return marker;
  }

  public int payloadType() {
    return payloadType;
  }

  /** The sequence number, 0 to 65,535. */
  public int sequence() {
    return sequence;
  }

  /** The timestamp's 32 bits. */
  public int timestamp() {
    return timestamp;
  }

  /** The source's 32 bits. */
  public int ssrc() {
    return ssrc;
  }

  /** Where the payload starts, as an absolute position of the buffer that was read. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Octets of payload without padding. */
  public int payloadLength() {
    return payloadLength;
  }
}
