package frontdesk.ops.firstcall.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The text of one caller's dialog: its identifiers and the requests that carry them. */
public final class RawCall {
  /** A user of the sample clinic that every node has. */
  public static final String CLINIC = "zambet";

  private static final AtomicInteger NUMBERS = new AtomicInteger(new Random().nextInt(1_000_000));
  private static final String EVENTS = "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\n";

  private final RawSipClient client;
  private final String user;
  private final int number = NUMBERS.incrementAndGet();
  private final String caller;
  private int branches;
  private String lastInviteBranch = "";
  private String to;
  private @Nullable String target;
  private String routes = "";

  public RawCall(RawSipClient client) {
    this(client, CLINIC);
  }

  public RawCall(RawSipClient client, String user) {
    this.client = client;
    this.user = user;
    this.to = "<sip:" + user + "@clinic.example>";
    this.caller = "+4072%07d".formatted(number % 10_000_000);
  }

  /** Another call from the same number to the same clinic. */
  public RawCall(RawSipClient client, RawCall before) {
    this.client = client;
    this.user = before.user;
    this.to = "<sip:" + user + "@clinic.example>";
    this.caller = before.caller;
  }

  /** The number that it calls from. */
  public String callerNumber() {
    return caller;
  }

  public String callId() {
    return "raw-" + number + "-" + client.localPort();
  }

  public String newBranch() {
    branches++;
    return "z9hG4bKraw" + number + "x" + branches + "p" + client.localPort();
  }

  /** The branch of the last INVITE, which ACKs to refusals and CANCELs repeat. */
  public String inviteBranch() {
    return lastInviteBranch;
  }

  /** A request with these further header lines, each ended by CRLF, and this body. */
  public String request(String method, int cseq, String branch, String headers, String body) {
    if (method.equals("INVITE")) {
      lastInviteBranch = branch;
    }
    String uri = target == null ? "sip:" + user + "@" + client.hostPort() : target;
    return method
        + " "
        + uri
        + " SIP/2.0\r\nVia: SIP/2.0/"
        + client.transport()
        + " "
        + client.hostPort()
        + ";rport;branch="
        + branch
        + "\r\nMax-Forwards: 70\r\nFrom: \"Caller\" <sip:"
        + caller
        + "@caller.example>;tag=c"
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
        + routes
        + headers
        + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  public String request(String method, int cseq, String body) {
    return request(method, cseq, newBranch(), "", body);
  }

  /** An offer or answer; lines are appended to the one audio stream. */
  public String sdp(String address, int port, String formats, String lines) {
    String family = address.indexOf(':') >= 0 ? "IP6" : "IP4";
    String own = client.host().indexOf(':') >= 0 ? "IP6" : "IP4";
    return "v=0\r\no=raw "
        + number
        + " "
        + ++branches
        + " IN "
        + own
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

  /** Both laws and telephone events, mu-law preferred, to this port. */
  public String offer(int port) {
    return offer(port, "");
  }

  /** The same with further lines, such as a direction. */
  public String offer(int port, String lines) {
    return sdp(client.host(), port, "0 8 101", EVENTS + lines);
  }

  /** The INVITE of this call. */
  public String invite(int port) {
    return request("INVITE", 1, offer(port));
  }

  /** Calls, takes the 200 and acknowledges it; from then on requests carry the peer's tag. */
  public String establish(int port) throws IOException {
    client.send(invite(port));
    String ok = client.expectFinal("INVITE");
    if (!ok.startsWith("SIP/2.0 200")) {
      throw new AssertionError("refused: " + ok.lines().findFirst().orElse(""));
    }
    joined(ok);
    acknowledge(1);
    return ok;
  }

  /** Takes tag, route set (RFC 3261 12.1.2) and, where it has one, target from an answer. */
  public void joined(String response) {
    to = RawSipClient.header(response, "To");
    StringBuilder reversed = new StringBuilder();
    for (String route : RawSipClient.headers(response, "Record-Route")) {
      reversed.insert(0, "Route: " + route + "\r\n");
    }
    routes = reversed.toString();
    follow(response);
  }

  /** Takes the peer's target from an answer, or from its re-INVITE, where it has one. */
  public void follow(String message) {
    String contact = RawSipClient.header(message, "Contact");
    if (!contact.isEmpty()) {
      target = contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
    }
  }

  public void acknowledge(int cseq) throws IOException {
    client.send(request("ACK", cseq, ""));
  }

  /** Offers another session in the call; answers the 200 after having acknowledged it. */
  public String reinvite(int cseq, String body) throws IOException {
    client.send(request("INVITE", cseq, body));
    String answer = client.expect(m -> isFinal(m, cseq, "INVITE"), "answer to re-INVITE " + cseq);
    if (answer.startsWith("SIP/2.0 200")) {
      acknowledge(cseq);
    }
    return answer;
  }

  private static boolean isFinal(String message, int cseq, String method) {
    return message.startsWith("SIP/2.0 ")
        && !message.startsWith("SIP/2.0 1")
        && RawSipClient.header(message, "CSeq").equals(cseq + " " + method);
  }

  /** The node's tag, which is its call id. */
  public String deskTag() {
    return to.substring(to.indexOf(";tag=") + 5);
  }

  public void hangUp(int cseq) throws IOException {
    client.send(request("BYE", cseq, ""));
    client.expect(m -> isFinal(m, cseq, "BYE") && m.startsWith("SIP/2.0 200"), "200 to BYE");
  }

  /** A response to a request of the node, with this body. */
  public String response(String request, String statusLine, String body) {
    StringBuilder text = new StringBuilder("SIP/2.0 " + statusLine + "\r\n");
    for (String name : new String[] {"Via", "Record-Route", "From", "To", "Call-ID", "CSeq"}) {
      for (String value : RawSipClient.headers(request, name)) {
        text.append(name).append(": ").append(value).append("\r\n");
      }
    }
    text.append("Contact: <sip:caller@").append(client.hostPort()).append(">\r\n");
    if (!body.isEmpty()) {
      text.append("Content-Type: application/sdp\r\n");
    }
    return text + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  /** Where a description wants its audio. */
  public static InetSocketAddress audioAddress(String message) throws IOException {
    String body = RawSipClient.body(message);
    String address = line(body, "c=").split(" ", -1)[2];
    int port = Integer.parseInt(line(body, "m=audio ").split(" ", -1)[0]);
    return new InetSocketAddress(InetAddress.getByName(address), port);
  }

  /** The rest of the first line of a description that starts so; fails where there is none. */
  public static String line(String sdp, String start) {
    return sdp.lines()
        .filter(line -> line.startsWith(start))
        .map(line -> start.length() == 2 ? line : line.substring(start.length()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + start + " in " + sdp));
  }
}
