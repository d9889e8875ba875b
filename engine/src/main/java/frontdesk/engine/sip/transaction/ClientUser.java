package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipResponse;

/** Who sent a request and waits for what becomes of it. Called on the signalling thread. */
public interface ClientUser {
  /** A provisional or final response; a 2xx to INVITE comes again each time the peer repeats it. */
  void onResponse(SipResponse response);

  /** No final response in time (64*T1). */
  void onTimeout();

  /** The request could not be sent. */
  void onTransportFailure();
}
