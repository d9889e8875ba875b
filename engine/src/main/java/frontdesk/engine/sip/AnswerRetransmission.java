package frontdesk.engine.sip;

import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.transaction.InviteServerTransaction;
import frontdesk.engine.sip.transaction.SignallingLoop;
import frontdesk.engine.sip.transaction.TransactionTimers;
import java.time.Duration;

/** A 200 to INVITE that is repeated, T1 to T2 apart, until its ACK or 64*T1 (RFC 3261 13.3.1.4). */
final class AnswerRetransmission {
  private final InviteServerTransaction transaction;
  private final SipResponse response;
  private final SignallingLoop loop;
  private final TransactionTimers timers;
  private final boolean offering;
  private Duration interval;
  private SignallingLoop.Timer repetition = () -> {};
  private SignallingLoop.Timer limit = () -> {};

  AnswerRetransmission(
      InviteServerTransaction transaction,
      SipResponse response,
      SignallingLoop loop,
      TransactionTimers timers,
      boolean offering) {
    this.transaction = transaction;
    this.response = response;
    this.loop = loop;
    this.timers = timers;
    this.offering = offering;
    this.interval = timers.t1();
  }

  void start(Runnable expired) {
    transaction.respond(response);
    repetition = loop.schedule(interval, this::repeat);
    limit =
        loop.schedule(
            timers.timeout(),
            () -> {
              stop();
              expired.run();
            });
  }

  private void repeat() {
    transaction.respond(response);
    interval = timers.backOff(interval);
    repetition = loop.schedule(interval, this::repeat);
  }

  /** The number of the INVITE that this answers. */
  long cseq() {
    return response.cseq().number();
  }

  /** Whether the 200 holds our offer, so that the ACK brings the answer. */
  boolean isOffering() {
    return offering;
  }

  void stop() {
    repetition.cancel();
    limit.cancel();
  }
}
