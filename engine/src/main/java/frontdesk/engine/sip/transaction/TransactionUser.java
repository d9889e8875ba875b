package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.transport.Flow;

/** Who handles requests above the transactions. Called on the signalling thread. */
public interface TransactionUser {
  /** A new request; never an ACK, never a repetition. */
  void onRequest(ServerTransaction transaction);

  /** An ACK of a 2xx: it belongs to no transaction. */
  void onAck(SipRequest ack, Flow flow);

  /** A new request for which the table has no room: to be refused without state. */
  void onOverload(SipRequest request, Flow flow);
}
