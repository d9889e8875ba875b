package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.transport.Flow;

/** One request of ours. Signalling thread only. */
public sealed interface ClientTransaction
    permits InviteClientTransaction, NonInviteClientTransaction {

  SipRequest request();

  Flow flow();

  void onResponse(SipResponse response);

  void onTransportFailure();
}
