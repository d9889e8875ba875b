package frontdesk.engine.sip.sdp;

/** Hard limits of the SDP parser: octets, octets a line, lines, m-lines and formats an m-line. */
public record SdpLimits(int bodyBytes, int lineBytes, int lines, int mediaLines, int formats) {
  public static final SdpLimits DEFAULTS = new SdpLimits(8 * 1024, 1024, 256, 8, 64);

  public SdpLimits {
    if (bodyBytes < 128 || lineBytes < 64 || lines < 8 || mediaLines < 1 || formats < 4) {
      throw new IllegalArgumentException("a limit is too small for any session description");
    }
  }
}
