package frontdesk.engine.call;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What a call asks of SIP. The dialog records that pass here (as JSON) already carry the CSeq that
 * the request will use: it was written before.
 */
public interface Signaling {
  /** Takes a slot for a new call here, unless it has one; false when there is none. */
  boolean admit(CallId call);

  /** Takes part in a dialog whose transaction is another node's. */
  void adopt(DialogRecord dialog);

  /** A request of the peer changed the dialog, whichever node it came to. */
  void heard(DialogRecord dialog);

  /** The call goes on here: whoever else still has its line lets it go. */
  void tookOver(CallId call, long epoch);

  /** The dialog with this node's own contact: after a takeover the peer is to find us here. */
  DialogRecord ours(DialogRecord dialog);

  /** Sends a re-INVITE with this offer; completes with its outcome. */
  CompletionStage<Outcome> reinvite(String dialog, String offer);

  /** Sends a BYE; completes when it is over, whatever the answer was. */
  CompletionStage<Outcome> bye(String dialog);

  /** The call is over: its slot is free, and whatever is kept of it here may go. */
  void forget(CallId call);

  /** What became of a request. */
  sealed interface Outcome {}

  /**
   * A 2xx came and was acknowledged.
   *
   * @param dialog the record with the peer's new target, as JSON
   * @param answer the session description that came, as JSON; empty for BYE
   */
  record Succeeded(String dialog, String answer) implements Outcome {}

  /**
   * A refusal, or no answer (408).
   *
   * @param retryIn when trying again may help, if the user agent knows
   */
  record Failed(int status, Optional<Duration> retryIn) implements Outcome {
    /** No answer at all. */
    static final Failed NO_ANSWER = new Failed(408, Optional.empty());

    /** Whether the peer has no such dialog any more (RFC 3261 12.2.1.2). */
    boolean dialogIsGone() {
      return status == 481 || status == 408;
    }

    /** Whether trying again may help: glare, or a peer that is not ready. */
    boolean mayPass() {
      return status == 491 || status == 500 || status == 503;
    }
  }
}
