package frontdesk.ops.bench.calls;

/** The few SIP messages that a caller under load sends, and what it reads of those it gets. */
public final class SipText {
  private static final String VERSION = "SIP/2.0 ";

  private SipText() {}

  /**
   * What a request needs to know of its call.
   *
   * @param toHeader the To header's value, with the far end's tag once there is one
   * @param target the request's URI
   */
  public record Dialog(
      String callId, String fromHeader, String toHeader, String target, int sipPort, int rtpPort) {
    /** The same after the far end has answered. */
    public Dialog answered(String newTo, String contact) {
      return new Dialog(
          callId, fromHeader, newTo, contact.isEmpty() ? target : contact, sipPort, rtpPort);
    }
  }

  /** An INVITE that offers A-law and keys. */
  public static String invite(Dialog dialog, String branch) {
    String body =
        """
        v=0\r
        o=- %d 1 IN IP4 127.0.0.1\r
        s=-\r
        c=IN IP4 127.0.0.1\r
        t=0 0\r
        m=audio %d RTP/AVP 8 101\r
        a=rtpmap:8 PCMA/8000\r
        a=rtpmap:101 telephone-event/8000\r
        a=ptime:20\r
        """
            .formatted(Integer.toUnsignedLong(dialog.callId().hashCode()), dialog.rtpPort());
    return request("INVITE", 1, dialog, branch)
        + "Content-Type: application/sdp\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /** The ACK to a 200. */
  public static String ack(Dialog dialog, String branch) {
    return request("ACK", 1, dialog, branch) + "Content-Length: 0\r\n\r\n";
  }

  /** The BYE after it. */
  public static String bye(Dialog dialog, String branch) {
    return request("BYE", 2, dialog, branch) + "Content-Length: 0\r\n\r\n";
  }

  private static String request(String method, int number, Dialog dialog, String branch) {
    String host = "127.0.0.1:" + dialog.sipPort();
    return method
        + " "
        + dialog.target()
        + " SIP/2.0\r\nVia: SIP/2.0/UDP "
        + host
        + ";branch="
        + branch
        + "\r\nMax-Forwards: 70\r\nFrom: "
        + dialog.fromHeader()
        + "\r\nTo: "
        + dialog.toHeader()
        + "\r\nCall-ID: "
        + dialog.callId()
        + "\r\nCSeq: "
        + number
        + " "
        + method
        + "\r\nContact: <sip:load@"
        + host
        + ">\r\n";
  }

  /** The 200 to a request of the far end, such as its BYE. */
  public static String ok(String request) {
    StringBuilder response = new StringBuilder("SIP/2.0 200 OK\r\n");
    for (String name : new String[] {"Via", "From", "To", "Call-ID", "CSeq"}) {
      response.append(name).append(": ").append(header(request, name)).append("\r\n");
    }
    return response.append("Content-Length: 0\r\n\r\n").toString();
  }

  /** The status of a response, 0 if it is none. */
  public static int status(String message) {
    return message.startsWith(VERSION) && message.length() >= VERSION.length() + 3
        ? Integer.parseInt(message.substring(VERSION.length(), VERSION.length() + 3))
        : 0;
  }

  /** The first value of a header by its full name, or empty text. */
  public static String header(String message, String name) {
    int at = message.indexOf("\r\n" + name + ":");
    if (at < 0) {
      return "";
    }
    int from = at + name.length() + 3;
    int end = message.indexOf("\r\n", from);
    return message.substring(from, end < 0 ? message.length() : end).strip();
  }

  /** The URI of a Contact header, or empty text. */
  public static String contactUri(String message) {
    String contact = header(message, "Contact");
    int from = contact.indexOf('<');
    int to = contact.indexOf('>');
    return from >= 0 && to > from ? contact.substring(from + 1, to) : "";
  }
}
