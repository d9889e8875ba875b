package frontdesk.engine.sip;

import frontdesk.engine.sip.message.SipMessage;
import frontdesk.engine.sip.message.SipRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** The texts of the peer of one call at a {@link VirtualDesk}. */
final class VirtualPeer {
  private static final AtomicInteger BRANCHES = new AtomicInteger();

  private final VirtualDesk desk;
  private final String callId;
  private String toTag = "";

  VirtualPeer(VirtualDesk desk, String callId) {
    this.desk = desk;
    this.callId = callId;
  }

  /** From now on requests carry this tag of the desk. */
  VirtualPeer joined(String tag) {
    toTag = tag;
    return this;
  }

  static String newBranch() {
    return "z9hG4bKv" + BRANCHES.incrementAndGet();
  }

  String request(String method, int cseq, String branch, String headers, String body) {
    return method
        + " sip:desk@127.0.0.1:5060 SIP/2.0\r\nVia: SIP/2.0/"
        + desk.kind()
        + " 127.0.0.1:5070;branch="
        + branch
        + "\r\nMax-Forwards: 70\r\nFrom: <sip:caller@example.com>;tag=peer\r\nTo: <sip:desk@clinic>"
        + (toTag.isEmpty() ? "" : ";tag=" + toTag)
        + "\r\nCall-ID: "
        + callId
        + "\r\nCSeq: "
        + cseq
        + " "
        + method
        + "\r\nContact: <sip:caller@127.0.0.1:5070>\r\n"
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

  String invite(int cseq) {
    return request("INVITE", cseq, VirtualDesk.SDP);
  }

  String ack(int cseq) {
    return request("ACK", cseq, "");
  }

  /** The peer's response to a request of the desk. */
  String response(VirtualDesk.Sent sent, String statusLine, String body) {
    SipMessage request = sent.message();
    if (!(request instanceof SipRequest)) {
      throw new AssertionError("not a request: " + sent.label());
    }
    String to = request.headers().first("To").orElseThrow();
    return "SIP/2.0 "
        + statusLine
        + "\r\nVia: "
        + request.headers().first("Via").orElseThrow()
        + "\r\nFrom: "
        + request.headers().first("From").orElseThrow()
        + "\r\nTo: "
        + (to.contains(";tag=") ? to : to + ";tag=peer")
        + "\r\nCall-ID: "
        + request.callId()
        + "\r\nCSeq: "
        + request.cseq().text()
        + "\r\nContact: <sip:caller@127.0.0.1:5070>\r\n"
        + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}
