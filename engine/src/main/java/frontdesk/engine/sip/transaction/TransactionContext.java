package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipMessage;
import frontdesk.engine.sip.transport.Flow;

/** What every transaction needs from its surroundings. */
interface TransactionContext {
  SignallingLoop loop();

  TransactionTimers timers();

  void send(Flow flow, SipMessage message);

  /** The transaction has reached its last state. */
  void ended(TransactionKey key);
}
