package frontdesk.engine.sip.message;

/**
 * Hard limits of the parser, in octets unless said otherwise; the defaults are those of widely used
 * proxies.
 */
public record ParseLimits(
    int messageBytes,
    int headersBytes,
    int headerBytes,
    int headerCount,
    int uriChars,
    int methodChars) {
  public static final ParseLimits DEFAULTS =
      new ParseLimits(16 * 1024, 8 * 1024, 2 * 1024, 128, 256, 32);

  public ParseLimits {
    if (messageBytes < 1024
        || headersBytes < 512
        || headerBytes < 128
        || headerCount < 8
        || uriChars < 16
        || methodChars < 8) {
      throw new IllegalArgumentException("a limit is too small for any SIP message");
    }
  }
}
