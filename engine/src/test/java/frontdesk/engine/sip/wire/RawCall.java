package frontdesk.engine.sip.wire;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The text of one caller's dialog: its identifiers and the requests that carry them. */
final class RawCall {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final RawSipClient client;
  private final int number = NUMBERS.incrementAndGet();
  private int branches;
  private String to = "<sip:desk@clinic.example>";

  RawCall(RawSipClient client) {
    this.client = client;
  }

  String callId() {
    return "raw-" + number + "-" + client.localPort();
  }

  String newBranch() {
    branches++;
    return "z9hG4bKraw" + number + "x" + branches + "p" + client.localPort();
  }

  /** A request with these further header lines, each ended by CRLF, and this body. */
  String request(String method, int cseq, String branch, String headers, String body) {
    String uri = "sip:desk@" + client.hostPort();
    return method
        + " "
        + uri
        + " SIP/2.0\r\n"
        + "Via: SIP/2.0/"
        + client.transport()
        + " "
        + client.hostPort()
        + ";rport;branch="
        + branch
        + "\r\nMax-Forwards: 70\r\nFrom: \"Caller\" <sip:+40700000001@caller.example>;tag=c"
        + number
        + "\r\nTo: "
        + to
        + "\r\nCall-ID: "
        + callId()
        + "\r\nCSeq: "
        + cseq
        + " "
        + method
        + "\r\nContact: <sip:caller@"
        + client.hostPort()
        + (client.isUdp() ? "" : ";transport=tcp")
        + ">\r\n"
        + headers
        + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  String request(String method, int cseq, String body) {
    return request(method, cseq, newBranch(), "", body);
  }

  /** An offer or answer; lines are appended to the one audio stream. */
  String sdp(String address, int port, String formats, String lines) {
    String family = address.indexOf(':') >= 0 ? "IP6" : "IP4";
    return "v=0\r\no=raw "
        + number
        + " 1 IN "
        + family
        + " "
        + client.host()
        + "\r\ns=-\r\nc=IN "
        + family
        + " "
        + address
        + "\r\nt=0 0\r\nm=audio "
        + port
        + " RTP/AVP "
        + formats
        + "\r\n"
        + lines;
  }

  String plainOffer() {
    return sdp(client.host(), 40_000, "8 0 101", "a=rtpmap:101 telephone-event/8000\r\n");
  }

  /** Calls and takes the 200; from then on requests carry the peer's tag. */
  String establish() throws IOException {
    client.send(request("INVITE", 1, plainOffer()));
    String ok = client.expect("SIP/2.0 200");
    joined(ok);
    client.send(request("ACK", 1, ""));
    return ok;
  }

  void joined(String response) {
    to = RawSipClient.header(response, "To");
  }

  /** Our tag at the desk, which is its call id. */
  String deskTag() {
    return to.substring(to.indexOf(";tag=") + 5);
  }

  void hangUp(int cseq) throws IOException {
    client.send(request("BYE", cseq, ""));
    client.expect(
        m -> m.startsWith("SIP/2.0 200") && RawSipClient.header(m, "CSeq").endsWith("BYE"),
        "200 to BYE");
  }

  /** A response to a request of the desk, with this body. */
  String response(String request, String statusLine, String body) {
    StringBuilder text = new StringBuilder("SIP/2.0 " + statusLine + "\r\n");
    for (String name : new String[] {"Via", "From", "To", "Call-ID", "CSeq"}) {
      text.append(name).append(": ").append(RawSipClient.header(request, name)).append("\r\n");
    }
    text.append("Contact: <sip:caller@").append(client.hostPort()).append(">\r\n");
    if (!body.isEmpty()) {
      text.append("Content-Type: application/sdp\r\n");
    }
    return text + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }
}
