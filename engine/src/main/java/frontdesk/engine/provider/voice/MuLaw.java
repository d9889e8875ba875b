package frontdesk.engine.provider.voice;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.media.G711Law;
import java.util.Base64;

/** Raw mu-law of 8 kHz, as vendors send it; no state. */
public final class MuLaw {
  public static final int RATE_HZ = AudioFrame.SAMPLE_RATE_HZ;

  private MuLaw() {}

  /** The samples of these octets. */
  public static short[] decode(byte[] octets) {
    short[] samples = new short[octets.length];
    for (int i = 0; i < octets.length; i++) {
      samples[i] = G711Law.MU_LAW.decode(octets[i]);
    }
    return samples;
  }

  /**
   * The same of a text.
   *
   * @throws IllegalArgumentException for what is no base64
   */
  public static short[] ofBase64(String text) {
    return decode(Base64.getDecoder().decode(text));
  }
}
