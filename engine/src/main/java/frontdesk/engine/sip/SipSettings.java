package frontdesk.engine.sip;

import frontdesk.engine.sip.sdp.SdpLimits;
import frontdesk.engine.sip.transaction.TransactionTimers;
import frontdesk.engine.sip.transport.TransportSettings;
import java.time.Duration;

/**
 * Everything that bounds a user agent. Counts are of this node; {@code maxQueuedMessages} wait for
 * the signalling thread, {@code maxWaitingPerClaim} for the application to say whether it knows a
 * dialog; {@code answerTimeout} is how long an INVITE may go unanswered by us, {@code ringTimeout}
 * one of ours by the peer. {@code mendTranslated} says that requests in a dialog go to where the
 * peer's came from when its Contact is in a private network and its source is not.
 */
public record SipSettings(
    TransportSettings transport,
    TransactionTimers timers,
    SdpLimits sdpLimits,
    int maxTransactions,
    int maxDialogs,
    int maxQueuedMessages,
    int maxClaims,
    int maxWaitingPerClaim,
    Duration claimTimeout,
    Duration answerTimeout,
    Duration ringTimeout,
    Duration minSessionExpires,
    boolean mendTranslated,
    Duration retryAfter,
    String product) {

  public SipSettings {
    if (maxTransactions < 1
        || maxDialogs < 1
        || maxQueuedMessages < 1
        || maxClaims < 1
        || maxWaitingPerClaim < 1) {
      throw new IllegalArgumentException("counts must be at least 1");
    }
    if (claimTimeout.isNegative() || answerTimeout.isNegative() || ringTimeout.isNegative()) {
      throw new IllegalArgumentException("times must not be negative");
    }
  }

  /** The defaults over these sockets. */
  public static SipSettings of(TransportSettings transport) {
    return new SipSettings(
        transport,
        TransactionTimers.DEFAULTS,
        SdpLimits.DEFAULTS,
        16_384,
        2_048,
        4_096,
        1_024,
        8,
        Duration.ofSeconds(5),
        Duration.ofMinutes(3),
        Duration.ofMinutes(3),
        Duration.ofSeconds(90),
        true,
        Duration.ofSeconds(10),
        "Frontdesk");
  }

  /** The same with other transaction timers. */
  public SipSettings withTimers(TransactionTimers changed) {
    return new SipSettings(
        transport,
        changed,
        sdpLimits,
        maxTransactions,
        maxDialogs,
        maxQueuedMessages,
        maxClaims,
        maxWaitingPerClaim,
        claimTimeout,
        answerTimeout,
        ringTimeout,
        minSessionExpires,
        mendTranslated,
        retryAfter,
        product);
  }
}
