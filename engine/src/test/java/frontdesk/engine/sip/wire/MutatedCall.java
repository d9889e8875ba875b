package frontdesk.engine.sip.wire;

import java.util.List;
import java.util.Random;

/**
 * Good messages to be mutated, each time of a call of its own. No address but names, so that a
 * spoilt one leads nowhere but back.
 */
final class MutatedCall {
  private static final String SDP =
      String.join(
          "\r\n",
          "v=0",
          "o=caller 1 1 IN IP4 127.0.0.1",
          "s=-",
          "c=IN IP4 127.0.0.1",
          "t=0 0",
          "m=audio 40000 RTP/AVP 8 0 101",
          "a=rtpmap:101 telephone-event/8000",
          "a=sendrecv",
          "");

  private static final List<String> METHODS =
      List.of(
          "INVITE",
          "INVITE",
          "OPTIONS",
          "BYE",
          "ACK",
          "CANCEL",
          "INFO",
          "UPDATE",
          "REGISTER",
          "REFER");

  private final Random random;
  private final boolean udp;
  private int number;

  MutatedCall(Random random, boolean udp) {
    this.random = random;
    this.udp = udp;
  }

  /** A request, or now and then a response; some name a dialog that may stand. */
  String next(List<String> dialogs) {
    number++;
    String method = METHODS.get(random.nextInt(METHODS.size()));
    boolean offers = method.equals("INVITE") && random.nextInt(4) > 0;
    boolean inDialog = !dialogs.isEmpty() && random.nextInt(3) == 0;
    String tag = inDialog ? ";tag=" + dialogs.get(random.nextInt(dialogs.size())) : "";
    String start =
        random.nextInt(10) == 0
            ? "SIP/2.0 " + (100 + random.nextInt(600)) + " Any\r\n"
            : method + " sip:desk@desk.invalid SIP/2.0\r\n";
    return start + head(method, tag, random.nextInt(2) == 0) + body(offers ? SDP : "");
  }

  private String head(String method, String tag, boolean compact) {
    String id = "m" + number;
    return String.join(
            "\r\n",
            (compact ? "v" : "Via")
                + ": SIP/2.0/"
                + (udp ? "UDP" : "TCP")
                + " caller.invalid;rport;branch=z9hG4bK"
                + id,
            "Max-Forwards: 70",
            (compact ? "f" : "From")
                + ": \"C\u00c3\u00a9line \\\"O\\\"\" <sip:+40700000001@caller.invalid;x=y>;tag=c"
                + (tag.isEmpty() ? id : "1"),
            (compact ? "t" : "To") + ": <sip:desk@desk.invalid>" + tag,
            (compact ? "i: " : "Call-ID: ") + (tag.isEmpty() ? id : "standing") + "@caller.invalid",
            "CSeq: " + number + " " + method,
            "Contact: <sip:caller@caller.invalid>;q=0.5",
            "Record-Route: <sip:one.invalid;lr>, <sip:two.invalid;lr>",
            "Supported: timer, 100rel",
            "Session-Expires: 1800;refresher=uac",
            "P-Asserted-Identity: <tel:+40700000001>",
            "Subject: folded",
            "  over lines")
        + "\r\n";
  }

  private static String body(String body) {
    return (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}
