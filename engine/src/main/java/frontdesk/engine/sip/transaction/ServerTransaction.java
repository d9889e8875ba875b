package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.transport.Flow;

/** One request that we answer. Signalling thread only. */
public sealed interface ServerTransaction
    permits InviteServerTransaction, NonInviteServerTransaction {

  SipRequest request();

  /** The way that the request came, which its responses go back. */
  Flow flow();

  /** Sends a response; one after the final one is dropped (a 2xx to INVITE may be repeated). */
  void respond(SipResponse response);

  /** Whether a final response has been given. */
  boolean isAnswered();
}
