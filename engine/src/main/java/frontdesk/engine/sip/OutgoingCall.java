package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.SdpBody;
import java.net.InetSocketAddress;
import java.util.List;

/** A call that we make. Any thread. */
public interface OutgoingCall {
  /** Takes it back: CANCEL, or BYE when the answer crosses it. */
  void cancel();

  /** Sends the ACK with our answer, when the INVITE had no offer and the 200 has one. */
  void acknowledge(String sdp);

  /**
   * What to call and how: our tag (the call id), URIs without brackets, where to send it, our offer
   * (empty: the peer is to offer), and further headers such as P-Asserted-Identity.
   */
  record Order(
      String callId,
      String sipCallId,
      String requestUri,
      String fromUri,
      String toUri,
      TransportKind transport,
      InetSocketAddress destination,
      String sdp,
      List<Header> headers) {
    public Order {
      headers = List.copyOf(headers);
    }

    /** Without content: a message holds personal data. */
    @Override
    public String toString() {
      return "Order[redacted]";
    }

    /** A plain order: To is the Request-URI, no further headers. */
    public static Order of(
        String callId,
        String sipCallId,
        String requestUri,
        String fromUri,
        TransportKind transport,
        InetSocketAddress destination,
        String sdp) {
      return new Order(
          callId,
          sipCallId,
          requestUri,
          fromUri,
          requestUri,
          transport,
          destination,
          sdp,
          List.of());
    }
  }

  /** Who waits for the outcome. Called on the signalling thread; exactly one of the last two. */
  interface Listener {
    /** A provisional response, 101 to 199. */
    void onProgress(int status, SdpBody early);

    /** Answered; the ACK has been sent unless ours is to be given by {@link #acknowledge}. */
    void onAnswered(DialogRecord record, SdpBody answer);

    /** Refused; 408 stands for no answer, 503 for no way there, 487 for cancelled. */
    void onFailed(int status, Headers headers);
  }
}
