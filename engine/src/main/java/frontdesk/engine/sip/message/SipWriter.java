package frontdesk.engine.sip.message;

import java.nio.charset.StandardCharsets;

/** Writes a message as octets; the Content-Length is always counted here. */
public final class SipWriter {
  private SipWriter() {}

  /** The message as it goes onto the wire. */
  public static byte[] write(SipMessage message) {
    StringBuilder text = new StringBuilder(512 + message.body().length());
    if (message instanceof SipRequest request) {
      text.append(request.method()).append(' ').append(request.uri()).append(" SIP/2.0\r\n");
    } else if (message instanceof SipResponse response) {
      text.append("SIP/2.0 ").append(response.status()).append(' ').append(response.reason());
      text.append("\r\n");
    }
    if (text.indexOf("\n") != text.length() - 1 || text.indexOf("\r") != text.length() - 2) {
      throw new IllegalArgumentException("a start line may not hold a line end");
    }
    for (Header field : message.headers().fields()) {
      if (!field.name().equalsIgnoreCase("Content-Length")) {
        text.append(field.name()).append(": ").append(field.value()).append("\r\n");
      }
    }
    text.append("Content-Length: ").append(message.body().length()).append("\r\n\r\n");
    text.append(message.body());
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
