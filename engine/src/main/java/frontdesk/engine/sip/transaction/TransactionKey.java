package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipMethod;
import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.message.Via;

/** What tells one transaction from another (RFC 3261 17.1.3 and 17.2.3). */
record TransactionKey(String text) {

  /** The server transaction that this request belongs to; an ACK belongs to its INVITE's. */
  static TransactionKey ofRequest(SipRequest request, String method) {
    Via via = request.topVia();
    String counted = method.equals(SipMethod.ACK) ? SipMethod.INVITE : method;
    if (via.hasMagicCookie()) {
      return new TransactionKey(via.branch() + "|" + via.sentBy() + "|" + counted);
    }
    // RFC 2543 peers: their branch proves nothing, so the dialog's values tell.
    return new TransactionKey(
        String.join(
            "|",
            "2543",
            request.uri(),
            request.from().tag(),
            request.callId(),
            Long.toString(request.cseq().number()),
            via.sentBy(),
            counted));
  }

  static TransactionKey ofRequest(SipRequest request) {
    return ofRequest(request, request.method());
  }

  /** The client transaction that this response belongs to. */
  static TransactionKey ofResponse(SipResponse response) {
    return new TransactionKey(response.topVia().branch() + "|" + response.cseq().method());
  }

  static TransactionKey ofOwnRequest(SipRequest request) {
    return new TransactionKey(request.topVia().branch() + "|" + request.method());
  }
}
