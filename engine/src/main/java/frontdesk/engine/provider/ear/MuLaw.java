package frontdesk.engine.provider.ear;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.media.G711Law;
import java.nio.ByteBuffer;

/** Frames as the telephone has them (ITU-T G.711): half the octets, and nothing is lost. */
public final class MuLaw {
  private MuLaw() {}

  public static byte[] of(AudioFrame frame) {
    ByteBuffer octets = ByteBuffer.allocate(frame.samples().length);
    G711Law.MU_LAW.encode(frame.samples(), 0, frame.samples().length, octets);
    return octets.array();
  }
}
