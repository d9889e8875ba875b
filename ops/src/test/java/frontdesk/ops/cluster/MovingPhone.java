package frontdesk.ops.cluster;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.wire.RawCall;
import frontdesk.ops.firstcall.wire.RawPhone;
import frontdesk.ops.firstcall.wire.RawSipClient;
import frontdesk.ops.firstcall.wire.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A caller whose far end may become another node: it answers re-INVITEs and follows them. */
public final class MovingPhone implements AutoCloseable {
  /** Without proof of death a takeover takes up to 15 s, on a busy machine three times that. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RawPhone phone;
  private int cseq = 1;

  private MovingPhone(RawPhone phone) {
    this.phone = phone;
  }

  /** Calls this node. */
  public static MovingPhone dial(int node) throws IOException {
    return dial(Ring.sip(node));
  }

  /** Calls whatever is at this address. */
  public static MovingPhone dial(InetSocketAddress address) throws IOException {
    return new MovingPhone(RawPhone.with(Transport.UDP, address).dial());
  }

  public RawPhone phone() {
    return phone;
  }

  private RawCall call() {
    return phone.call();
  }

  /** Waits for a re-INVITE and accepts it; the number of the node that sent it. */
  public int takenOver() throws IOException {
    return accept(phone.client().expect(m -> m.startsWith("INVITE "), "re-INVITE", PATIENCE));
  }

  private int accept(String invite) throws IOException {
    InetSocketAddress via = via(invite);
    phone.client().sendTo(via, call().response(invite, "200 OK", call().offer(phone.rtp().port())));
    phone.client().expect(m -> m.startsWith("ACK "), "ACK", PATIENCE);
    call().follow(invite);
    phone.rtp().sendTo(RawCall.audioAddress(invite));
    return Ring.at(RawCall.audioAddress(invite));
  }

  /** The same of a call that may be at its end: 0 when its BYE came. */
  public int takenOverOrOver() throws IOException {
    String request =
        phone
            .client()
            .expect(m -> m.startsWith("INVITE ") || m.startsWith("BYE "), "a request", PATIENCE);
    return request.startsWith("BYE ") ? 0 : accept(request);
  }

  /** The same after having refused the first one so. */
  int takenOverAfter(String refusal) throws IOException {
    String invite = phone.client().expect(m -> m.startsWith("INVITE "), "re-INVITE", PATIENCE);
    phone.client().sendTo(via(invite), call().response(invite, refusal, ""));
    phone.client().expect(m -> m.startsWith("ACK "), "ACK", PATIENCE);
    return takenOver();
  }

  private static InetSocketAddress via(String request) throws IOException {
    String via = RawSipClient.header(request, "Via");
    String[] sentBy = via.substring(via.indexOf(' ') + 1, via.indexOf(';')).trim().split(":", -1);
    return new InetSocketAddress(InetAddress.getByName(sentBy[0]), Integer.parseInt(sentBy[1]));
  }

  /** Sends a request of the dialog to this node, whoever has the call; its final response. */
  String sendTo(int node, String method, String body) throws IOException {
    cseq++;
    int number = cseq;
    phone.client().sendTo(Ring.sip(node), call().request(method, number, body));
    return phone
        .client()
        .expect(
            m ->
                m.startsWith("SIP/2.0 ")
                    && !m.startsWith("SIP/2.0 1")
                    && RawSipClient.header(m, "CSeq").equals(number + " " + method),
            "answer to " + method,
            PATIENCE);
  }

  /** Acknowledges the last INVITE at this node. */
  void acknowledgeAt(int node) throws IOException {
    phone.client().sendTo(Ring.sip(node), call().request("ACK", cseq, ""));
  }

  /** How long after that moment something could be heard again; waits for it. */
  public Duration audibleAfter(long nanos) {
    Await.until(
        "something is heard",
        PATIENCE,
        () -> phone.rtp().heard().since(nanos).audible().toMillis() > 0);
    return phone.rtp().heard().since(nanos).firstAudibleAfter(nanos).orElseThrow();
  }

  @Override
  public void close() throws IOException {
    phone.close();
  }
}
